"""Runs a command in a terminal of its own, and does what a person does in it.

Arguments: a JSON list of scenarios, each {"command": [...], "cwd": "...", "steps": [[<text to wait for>, <what to do>, <seconds before it>], ...]}.
What to do is a text that is typed (Ctrl-C is \\x03), or SIGTERM, or SIGHUP: the terminal is closed. Prints a JSON list of [exit code, what was shown].
"""
import json
import os
import pty
import select
import signal
import sys
import threading
import time


def run(scenario, results, index):
    pid, master = pty.fork()
    if pid == 0:
        os.chdir(scenario["cwd"])
        os.execvp(scenario["command"][0], scenario["command"])
    shown, steps, end, looked = b"", list(scenario["steps"]), time.time() + 90, 0
    is_open = True
    while is_open and time.time() < end:
        if steps and steps[0][0].encode() in shown[looked:]:
            _, act, seconds = steps.pop(0)
            looked = len(shown)
            time.sleep(seconds)
            if act == "SIGTERM":
                os.kill(pid, signal.SIGTERM)
            elif act == "SIGHUP":
                os.close(master)
                break
            else:
                os.write(master, act.encode())
        if select.select([master], [], [], 0.05)[0]:
            try:
                data = os.read(master, 65536)
            except OSError:
                break
            is_open = data != b""
            shown += data
    _, status = os.waitpid(pid, 0)
    results[index] = [os.waitstatus_to_exitcode(status), shown.decode(errors="replace").replace("\r\n", "\n")]


scenarios = json.loads(sys.argv[1])
found = [None] * len(scenarios)
for at in range(0, len(scenarios), 3):
    group = [threading.Thread(target=run, args=(scenario, found, at + offset)) for offset, scenario in enumerate(scenarios[at:at + 3])]
    for each in group:
        each.start()
    for each in group:
        each.join()
print(json.dumps(found))
