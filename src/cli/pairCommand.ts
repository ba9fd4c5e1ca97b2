import { Argument, type Command } from "commander";

const pairActions = [
	...(["start", "with", "leave", "swap", "jot", "pause", "resume"] as const),
	...(["end", "status", "hooks"] as const),
];

/** What `tacit pair` is to do. */
export type PairAction = (typeof pairActions)[number];

/** As commander reads them. */
export interface PairOptions {
	/** For `jot`: a place. */
	readonly at?: string;
	/** For `start`: whoever drives first. */
	readonly driver?: string;
	/** For `hooks`. */
	readonly shared?: true;
	readonly json?: true;
}

/** Adds `tacit pair`. What it needs is loaded when it runs. */
export function addPairCommand(program: Command): void {
	program
		.command("pair")
		.description(
			"say with whom you work, so that commits credit them; swap, jot, end",
		)
		.addArgument(
			new Argument("[action]", "what to do; status where left out").choices(
				pairActions,
			),
		)
		.argument(
			"[words...]",
			"people for start, with and leave, who drives for swap, the line for jot, install, uninstall or status for hooks",
		)
		.option("--at <place>", "for jot: what it is about, path or path:12")
		.option("--driver <person>", "for start: who drives first, else you")
		.option("--shared", "for hooks: also change hooks that others have, too")
		.option("--json", "print JSON")
		.addHelpText(
			"after",
			`
People are named by “Name <address>”, or by what is known of them here: a name, the beginning of one, an address, or the
key in .git-coauthors. start without people takes those of last time, or of git-mob; where there are none, it lists who
may be meant. Two are a pair, more are a mob; a coding agent is credited, too, and never drives.
A session belongs to this clone and all its work trees and windows. It ends by itself after two hours without a sign of you, or
overnight. hooks install has every commit credit whoever is in it, by Co-authored-by in the last paragraph of its message,
from the editor and the terminal alike; without a session, and amid a rebase, the hooks start nothing. Where git-mob is
in use it is told the same.
What is jotted is kept in the git directory, for you alone, until end shows it.

Examples:
  $ tacit pair start grace
  $ tacit pair with "Lin <lin@example.org>"
  $ tacit pair swap
  $ tacit pair jot --at src/retry.ts:14 "the import gave up at 20"
  $ tacit pair end
  $ tacit pair hooks install`,
		)
		.action(
			async (
				action: PairAction | undefined,
				words: readonly string[],
				options: PairOptions,
			) => {
				const { pair } = await import("./pair.ts");
				await pair(action ?? "status", words, options);
			},
		);
}
