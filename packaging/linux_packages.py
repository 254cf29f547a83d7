"""What is handed out on Linux: an archive that runs from anywhere, and a Debian package; both of one folder."""

import lzma
import os
import re
import shutil
import subprocess
import tarfile
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

import system_libraries

ROOT = Path(__file__).resolve().parent.parent
SCRIPTS = ROOT / "packaging" / "linux"
GLIBC = re.compile(rb"GLIBC_2\.(\d+)\0")
PRESET = 9
DICTIONARY = 64 << 20  # bytes: the app's two copies of OpenBLAS lie about that far apart


@dataclass(frozen=True)
class Product:
    """app: PyInstaller's folder. icon: a picture of 256 × 256. machine: as uname names it, and as Debian does."""

    version: str
    app: Path
    icon: Path
    machine: str
    debian_machine: str

    @property
    def name(self) -> str:
        return f"dllab-{self.version}"


def make(product: Product, stage: Path, dist: Path) -> list[Path]:
    """Write both to `dist`; `stage` is scratch."""
    shutil.rmtree(stage, ignore_errors=True)
    glibc = needed_glibc(product.app)
    shutil.copytree(product.app, stage / "app", symlinks=True)
    for script in ("dllab", "register"):
        content = (SCRIPTS / script).read_text(encoding="utf-8").replace("@GLIBC@", glibc)
        (stage / script).write_text(content, encoding="utf-8")
        (stage / script).chmod(0o755)
    shutil.copyfile(ROOT / "LICENSE", stage / "LICENSE")
    for file, place in {
        SCRIPTS / "dllab.desktop": "applications/dllab.desktop",
        SCRIPTS / "dllab.xml": "mime/packages/dllab.xml",
        ROOT / "resources" / "icons" / "app.svg": "icons/hicolor/scalable/apps/dllab.svg",
        product.icon: "icons/hicolor/256x256/apps/dllab.png",
    }.items():
        (stage / "share" / place).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(file, stage / "share" / place)
    archive = dist / f"{product.name}-linux-{product.machine}.tar.xz"
    archive.write_bytes(packed([(stage, product.name)], product.machine))
    package = dist / f"{product.name}-linux-{product.debian_machine}.deb"
    package.write_bytes(debian_package(product, stage, glibc))
    return [archive, package]


def needed_glibc(folder: Path) -> str:
    """The newest version of glibc that anything in the folder asks for."""
    libraries = (path for path in folder.rglob("*") if path.is_file() and (".so" in path.name or path.name == "dllab"))
    return f"2.{max(int(number) for path in libraries for number in GLIBC.findall(path.read_bytes()))}"


def packed(
    content: list[tuple[Path, str]], machine: str, folders: tuple[str, ...] = (), links: dict[str, str] | None = None
) -> bytes:
    """A .tar.xz of files and folders under the names given; everything belongs to root, and only root may write.

    In GNU's format: dpkg refuses what Python writes by itself for a time with fractions of a second, deb(5).

    folders, links: what is in it besides, before and after those.
    """

    def root_owned(member: tarfile.TarInfo) -> tarfile.TarInfo:
        member.uid = member.gid = 0
        member.uname = member.gname = "root"
        member.mode = 0o755 if member.isdir() or member.mode & 0o100 else 0o644
        return member

    written = BytesIO()
    with tarfile.open(fileobj=written, mode="w", format=tarfile.GNU_FORMAT) as tar:
        for name in folders:
            folder = tarfile.TarInfo(name)
            folder.type, folder.mode = tarfile.DIRTYPE, 0o755
            tar.addfile(folder)
        for path, name in content:
            tar.add(path, name, filter=root_owned)
        for name, target in (links or {}).items():
            link = tarfile.TarInfo(name)
            link.type, link.linkname, link.mode = tarfile.SYMTYPE, target, 0o777
            tar.addfile(link)
    return compressed(written.getvalue(), machine)


def compressed(content: bytes, machine: str) -> bytes:
    """In the .xz format, the calls of x86 code made alike first; on all cores where there is the program xz."""
    x86 = machine == "x86_64"
    if shutil.which("xz"):
        filters = [*(["--x86"] if x86 else []), f"--lzma2=preset={PRESET},dict={DICTIONARY >> 20}MiB"]
        command = ["xz", "--compress", "--stdout", "--threads=0", *filters]
        return subprocess.run(command, input=content, stdout=subprocess.PIPE, check=True).stdout
    branches = [{"id": lzma.FILTER_X86}] if x86 else []
    packing = {"id": lzma.FILTER_LZMA2, "preset": PRESET, "dict_size": DICTIONARY}
    return lzma.compress(content, filters=[*branches, packing])


# The Debian package: deb(5)


def debian_package(product: Product, stage: Path, glibc: str) -> bytes:
    """The app in /opt, its entry and its kinds of files where Debian looks for them."""
    inside = [path for path in sorted(stage.iterdir()) if path.name not in ("share", "register")]
    size = sum(path.lstat().st_size for path in stage.rglob("*") if path.is_file()) // 1024
    content = [(path, f"./opt/dllab/{path.name}") for path in inside] + [(stage / "share", "./usr/share")]
    above = "./", "./opt/", "./opt/dllab/", "./usr/", "./usr/bin/"
    data = packed(content, product.machine, above, {"./usr/bin/dllab": "/opt/dllab/dllab"})
    described = stage.parent / "control"
    described.write_text(control(product, glibc, size), encoding="utf-8")
    about = packed([(described, "./control")], "")
    return ar({"debian-binary": b"2.0\n", "control.tar.xz": about, "data.tar.xz": data})


def control(product: Product, glibc: str, kilobytes: int) -> str:
    """What Debian is told of the package."""
    libraries = {**system_libraries.QT, **system_libraries.X11}.values()
    renamed = [f"{package} | {package}t64" if package == "libglib2.0-0" else package for package in libraries]
    facts = {
        "Package": "dllab",
        "Version": product.version,
        "Architecture": product.debian_machine,
        "Maintainer": "dllab contributors <dllab@invalid>",
        "Installed-Size": str(kilobytes),
        "Depends": ", ".join([f"libc6 (>= {glibc})", "libstdc++6", "libgcc-s1", *renamed]),
        "Section": "education",
        "Priority": "optional",
        "Description": "deep-learning lab\n Shows a deep network while it trains: loss, gradients of every layer,"
        "\n decision boundary, what goes wrong and why. Works offline; experiments are files.",
    }
    return "".join(f"{name}: {value}\n" for name, value in facts.items())


def ar(members: dict[str, bytes]) -> bytes:
    """An archive as ar(5) has it, which is what a Debian package is."""
    written = [b"!<arch>\n"]
    for name, content in members.items():
        head = f"{name:<16}{0:<12}{0:<6}{0:<6}{100644:<8}{len(content):<10}`\n"
        written += [head.encode("ascii"), content, b"\n" * (len(content) % 2)]
    return b"".join(written)


def strip_debugging(app: Path) -> None:
    """Take what only debuggers read out of the two largest libraries; most others are broken by that (OpenBLAS is)."""
    if not shutil.which("strip"):
        return
    for library in (*app.rglob("libpython3*.so*"), *app.rglob("libllvmlite.so")):
        if not library.is_symlink() and os.access(library, os.W_OK):
            subprocess.run(["strip", "--strip-unneeded", library], check=True)
