"""A team: the thread of a run, and helpers that take a share of its large loops. Everything compiled, nothing locked.

The run's thread writes a job down, posts it in every helper's mailbox and begins; whoever comes takes the next part of
the job, and the next, until none is left. A helper that is late, or never comes, leaves its share to the others: nobody
waits for parts that nobody has begun. Parts are stretches of an output, never of a sum, so that neither the number of
helpers nor who does what changes a bit. A helper that finds no work for a while sleeps, and is woken by the next job.

Both are stretches of words, each of which lies in cache lines of its own where threads meet.
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from dllab.engine.kernels.atomic import BYTES, add_to, as_floats, as_words, exchange, look, pause, swap_if
from dllab.engine.kernels.compiler import compiled
from dllab.engine.kernels.memory import caller
from dllab.engine.kernels.subnormals import flush, restore
from dllab.engine.network import aligned_words

# A part of a job: (what was written down, number of the part, room for gemm.PACKED floats).
TASK = "void(CPointer(int64), int64, CPointer(float32))"
# A team's words: how many helpers, the job's task and number of parts a member, what was written down for it, the
# addresses of the mailboxes, and how many parts of each member's own have been taken, LINE words apart.
HELPERS, JOB_TASK, JOB_PARTS, WRITTEN, BOXES, TAKEN = 0, 1, 2, 8, 48, 128
MOST_HELPERS, LINE = 63, 16
TEAM_WORDS = TAKEN + LINE * (MOST_HELPERS + 1)
# A mailbox's words: its state, then what does not change while there are jobs: the team, the helper's lock and room,
# what takes and releases a lock and lets other threads have the core, and its number in the team, from 1.
STATE, TEAM, LOCK, ROOM, TAKE, RELEASE, GIVE_WAY, NUMBER = 0, 16, 17, 18, 19, 20, 21, 22
BOX_WORDS = 32
IDLE, POSTED, WORKING, ASLEEP, LEAVING = range(5)  # states
HASTY = 200_000  # looks in a row, 1 to 4 ns each, after which who waits gives way to other threads,
PATIENT = HASTY + 50  # and after which a helper sleeps
BREATH = 64  # looks between two pauses: a virtual machine is stopped where they come closer than 128 cycles (measured)
PARTS_EACH = 4  # of a job, for every member, so that one who is held up costs little

call_task = caller(TASK)
call_take = caller("int32(int64, int32)")
call_release = caller("void(int64)")
call_give_way = caller("int32()")


@compiled
def do_parts(team, member, room):
    """Take parts of the team's job until none is left: one's own, then the others'.

    The same rows of a layer so are the same member's in every step, and stay in its core's cache.
    """
    words = as_words(team)
    members, each = words[HELPERS] + 1, words[JOB_PARTS]
    for offset in range(members):
        owner = (member + offset) % members
        while True:
            part = add_to(team + BYTES * (TAKEN + LINE * owner), 1)
            if part >= each:
                break
            call_task(words[JOB_TASK], (as_words(team + BYTES * WRITTEN), owner * each + part, room))


@compiled
def wait(box, looks):
    """Wait a moment, the longer the more often one has looked; how often that is now."""
    if looks >= HASTY:
        call_give_way(as_words(box)[GIVE_WAY], ())
    elif looks % BREATH == 0:
        pause()
    return looks + 1


@compiled
def serve(box):
    """What a helper does until it is told to leave: `box` is the address of its mailbox."""
    words, state, looks = as_words(box), box + BYTES * STATE, 0
    control = flush()
    while True:
        found = look(state)
        if found == LEAVING:
            restore(control)
            return
        if found == POSTED and swap_if(state, POSTED, WORKING):
            do_parts(words[TEAM], words[NUMBER], as_floats(words[ROOM]))
            exchange(state, IDLE)
            looks = 0
        elif looks < PATIENT:
            looks = wait(box, looks)
        elif swap_if(state, IDLE, ASLEEP):
            call_take(words[TAKE], (words[LOCK], 1))
            looks = 0


@compiled
def wake(box):
    """Have a helper look again that has said it is asleep."""
    words = as_words(box)
    call_release(words[RELEASE], (words[LOCK],))


@compiled
def dismiss(box):
    """Have a helper leave; whether it does, which one that is at work for long does not."""
    state, looks = box + BYTES * STATE, 0
    while looks < PATIENT:
        if swap_if(state, IDLE, LEAVING):
            return True
        if swap_if(state, ASLEEP, LEAVING):
            wake(box)
            return True
        looks = wait(box, looks)
    return False


@compiled
def share(team, task, parts, room):
    """Have all of a job done whose arguments are written down; `task`: the address of a kernel of signature TASK.

    It is asked for up to a part more for each helper than there are, which it is to leave alone.
    """
    words = as_words(team)
    members = words[HELPERS] + 1
    words[JOB_TASK], words[JOB_PARTS] = task, -(-parts // members)
    for member in range(members):
        exchange(team + BYTES * (TAKEN + LINE * member), 0)
    for helper in range(words[HELPERS]):
        box = words[BOXES + helper]
        if exchange(box + BYTES * STATE, POSTED) == ASLEEP:
            wake(box)
    do_parts(team, 0, room)
    for helper in range(words[HELPERS]):
        box = words[BOXES + helper]
        if not swap_if(box + BYTES * STATE, POSTED, IDLE):  # it has come
            looks = 0
            while look(box + BYTES * STATE) == WORKING:
                looks = wait(box, looks)


def gathered(boxes: Sequence[NDArray[np.int64]]) -> NDArray[np.int64]:
    """The words of a team of the helpers with these mailboxes, which serve no other until it is gone."""
    words = aligned_words(TEAM_WORDS)
    words[HELPERS] = len(boxes)
    for number, box in enumerate(boxes):
        words[BOXES + number] = box.ctypes.data
        box[TEAM], box[NUMBER] = words.ctypes.data, number + 1
    return words


def prepare() -> None:
    """Compile, or load, what a helper runs, by one that is told to leave before it begins."""
    box = aligned_words(BOX_WORDS)
    dismiss(box.ctypes.data)
    serve(box.ctypes.data)
