import { type Person, parsePerson } from "../../core/person.ts";
import { trailerBlock } from "../../core/trailers/trailerBlock.ts";
import { readTrailers } from "../../core/trailers/trailers.ts";

/**
 * Whom the trailers of a commit message credit, in their order, each as often as it is there. `comment`: see `trailerBlock`.
 * A line that names nobody is left out.
 */
export function readCoAuthors(
	message: string,
	comment?: string,
): readonly Person[] {
	const { start, end } = trailerBlock(message, comment);
	const lines = message
		.slice(start, end)
		.split("\n")
		.filter((line) => comment === undefined || !line.startsWith(comment));
	return readTrailers(lines).flatMap(({ key, value }) =>
		key.toLowerCase() === "co-authored-by" ? (parsePerson(value) ?? []) : [],
	);
}
