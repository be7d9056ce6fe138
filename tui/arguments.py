"""How the words of a command line are told apart: options, commands, and words that may begin with a minus."""

from __future__ import annotations

from collections import deque
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import click

_BASES = "factdeck.bases"
"""Where the folders that `--base` has named are kept, for all commands of a line."""


def _choose_base(ctx: click.Context, _option: click.Parameter, given: tuple[Path, ...]) -> None:
    """Take the folder that `--base` names, wherever on the line it stands."""
    folders = tuple(dict.fromkeys((*ctx.meta.get(_BASES, ()), *(folder.expanduser() for folder in given))))
    if len(folders) > 1:
        raise click.UsageError(f"--base names two folders, {folders[0]} and {folders[1]}: give one.", ctx)
    if folders:
        ctx.meta[_BASES] = folders
        ctx.obj = folders[0]


def _base_option() -> click.Option:
    return click.Option(
        ["--base"],
        type=click.Path(path_type=Path),
        metavar="DIR",
        multiple=True,  # for `_choose_base` to see all of them
        expose_value=False,
        callback=_choose_base,
        help="The folder with the facts.",
    )


private_option = click.option(
    "--private", metavar="HOST", multiple=True, help="A host that may lie in a private network, where addresses are not asked."
)


def _options(command: click.Command, ctx: click.Context) -> Mapping[str, click.Option]:
    """The options of a command, under each of their names."""
    options = [param for param in command.get_params(ctx) if isinstance(param, click.Option)]
    return {name: option for option in options for name in (*option.opts, *option.secondary_opts)}


def _takes_next(arg: str, known: Mapping[str, click.Option]) -> bool:
    """Whether an argument is an option whose value is the next argument."""
    return arg in known and not (known[arg].is_flag or known[arg].count)


class BaseCommand(click.Command):
    """A command that takes `--base`, as the group before it does."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.params.append(_base_option())


class QueryCommand(BaseCommand):
    """A command with words that may begin with a minus: `-rumoured`, `-5`, `-(byd OR saic)`.

    What begins with two is an option, and so is a minus with one letter; after `--` everything is a word.
    """

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        return super().parse_args(ctx, self._options_first(ctx, args))

    def _options_first(self, ctx: click.Context, args: list[str]) -> list[str]:
        """The arguments with all words behind a `--`, so that no word is taken for an option."""
        known = _options(self, ctx)
        rest, options, words = deque(args), list[str](), list[str]()
        while rest:
            arg = rest.popleft()
            if arg == "--":
                words.extend(rest)
                break
            if not self._is_option(arg, known, ctx):
                words.append(arg)
                continue
            options.append(arg)
            if _takes_next(arg, known):
                if not rest:
                    return options  # of which the last lacks its value, and click says so
                options.append(rest.popleft())
        return [*options, "--", *words]

    def _is_option(self, arg: str, known: Mapping[str, click.Option], ctx: click.Context) -> bool:
        if arg.startswith("--") or arg in known:
            return True
        letter = arg[1:2]
        if not arg.startswith("-") or not (letter.isascii() and letter.isalpha()):
            return False
        if len(arg) == 2 and not ctx.resilient_parsing:
            raise click.NoSuchOption(arg, f"No such option '{arg}'; after -- it is a word like any other.", ctx=ctx)
        # -j4 is -j 4, but -jaguar leaves out a word: no value of a short option begins with a letter.
        return arg[:2] in known and not arg[2:3].isalpha()


class BaseGroup(BaseCommand, click.Group):
    """A group that takes `--base`, and whose commands do."""

    command_class = BaseCommand


class ExploringGroup(BaseGroup):
    """A group whose arguments are a query for the explorer when they name no command."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        at = self._first_other(ctx, args)
        if at == len(args) and not ctx.resilient_parsing:  # who completes a line wants the commands
            args = [*args, "explore"]
        elif at < len(args) and args[at] not in self.commands:
            self._check_option(ctx, args[at])
            args = [*args[:at], "explore", *args[at:]]
        return super().parse_args(ctx, args)

    def _first_other(self, ctx: click.Context, args: list[str]) -> int:
        """Where the group's own options end; beyond the last argument when the last option lacks its value."""
        known, at = _options(self, ctx), 0
        while at < len(args) and args[at].partition("=")[0] in known:
            at += 2 if _takes_next(args[at], known) else 1
        return at

    def _check_option(self, ctx: click.Context, arg: str) -> None:
        """Refuse an option that neither the group has nor the explorer, with what it may have been meant for."""
        name = arg.partition("=")[0]
        known = {**_options(self, ctx), **_options(self.commands["explore"], ctx)}
        if name.startswith("--") and name != "--" and name not in known and not ctx.resilient_parsing:
            from difflib import get_close_matches

            raise click.NoSuchOption(name, possibilities=get_close_matches(name, known), ctx=ctx)
