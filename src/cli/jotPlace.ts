import { TacitError } from "../core/errors.ts";
import { msg } from "../core/message.ts";
import { pathBelow } from "../node/pathBelow.ts";
import type { JotPlace } from "../socialize/session/pairSession.ts";
import { nothingThere, readTarget } from "./readTarget.ts";

/** The place that was typed, in the repository of `root` (absolute). Throws `bad-argument` and `outside-repository`. */
export function jotPlace(root: string, typed: string): JotPlace {
	const { place, kind, lines } = readTarget(typed);
	if (kind === undefined) throw nothingThere(typed);
	const path = pathBelow(root, place);
	if (path !== undefined) return { path, line: lines?.start };
	throw new TacitError(
		"outside-repository",
		msg`${typed} is not in the repository ${root}.`,
	);
}
