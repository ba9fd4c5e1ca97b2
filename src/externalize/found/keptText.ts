import type { FoundReason } from "./rankReasons.ts";

/** What a note says at first that is made of a found reason: its words, and where they stand. Whoever keeps it reads it before. */
export function keptText({ text, heading, source }: FoundReason): string {
	const origin = originOf(heading, source);
	return origin === undefined ? text : `${text}\n\n${origin}`;
}

function originOf(
	heading: FoundReason["heading"],
	source: FoundReason["source"],
): string | undefined {
	switch (source.type) {
		case "comment":
			return undefined;
		case "record":
			return `From ${source.path}: ${heading}`;
		case "commit": {
			const { hash, author, date } = source.commit;
			return `From commit ${hash.slice(0, 12)}, “${heading}”, by ${author.name} on ${date}.`;
		}
	}
}
