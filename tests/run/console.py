"""Blocks of Markdown that show what programs print: ```console, lines `$ command`, each with its output
behind it."""

import re
import subprocess

BLOCK = re.compile(r"```console\n((?:.*\n)*?)```\n")
COMMAND = re.compile(r"\$ (.*)\n((?:(?!\$ ).*\n)*)")


class Console:
    """Runs the commands of blocks in a folder, and counts those that print what is shown."""

    def __init__(self, page, folder, environment, quiet):
        self.page, self.folder, self.environment, self.quiet = page, folder, environment, quiet
        self.counts = {True: 0, False: 0}

    def command(self, shown):
        """The command with what it prints, for a match of COMMAND."""
        command, expected = shown.groups()
        got = subprocess.run(["sh", "-c", command], cwd=self.folder, env=self.environment,
                             stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                             stderr=subprocess.STDOUT, text=True, timeout=600, check=False).stdout
        self.counts[got == expected] += 1
        if got != expected and not self.quiet:
            print(f"$ {command}\n--- {self.page}\n{expected}--- printed\n{got}")
        return f"$ {command}\n{got}"

    def block(self, shown):
        """The same for a match of BLOCK."""
        return f"```console\n{COMMAND.sub(self.command, shown.group(1))}```\n"
