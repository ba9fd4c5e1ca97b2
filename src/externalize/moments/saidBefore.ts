import { commentMark } from "./codeLine.ts";
import type { Hunk } from "./hunks.ts";

/** Words of a comment from which on it speaks to people. */
const leastWords = 3;
/** What a comment waits for, or why something is as it is. */
const waits =
	/\b(?:todo|fixme|until|when|once|after|before|re-?enable|remove|delete|drop|revert|can be|because|since|so that|temporar\w+|work-?around|hack|deprecat\w+|moved)\b/i;

/** Whether a comment that goes along with a stretch said until when, or what for, it was as it was. */
export function saidBefore({ old, now }: Hunk): boolean {
	const kept = new Set(now.map(({ text }) => text));
	return old.some(
		({ source, text }) =>
			commentMark.test(source) &&
			!kept.has(text) &&
			waits.test(source) &&
			(source.match(/\p{L}{2,}/gu)?.length ?? 0) >= leastWords,
	);
}
