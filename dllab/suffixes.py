"""How the names of the lab's own files end; beside what reads them, so that a name can be told without its reader."""

RUN = ".dllab"
LAB = ".lab.toml"
LECTURE = ".lecture.toml"
HANDIN = ".dllab-handin"
