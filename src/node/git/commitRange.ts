import { isRevision } from "./isRevision.ts";

/**
 * A range of commits as git is told it: `A..B`, `A..` and `..B` (HEAD where one is left out), or a revision for all that it
 * reaches. `undefined` for anything else, above all for what could be an option.
 */
export function commitRange(text: string): string | undefined {
	const [, from, to] = /^(.*?)\.\.(.*)$/s.exec(text) ?? [];
	if (from === undefined || to === undefined)
		return isRevision(text) ? text : undefined;
	const ends = [from || "HEAD", to || "HEAD"];
	return from + to !== "" && ends.every(isRevision)
		? ends.join("..")
		: undefined;
}
