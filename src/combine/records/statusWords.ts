import { plainTitle } from "../../core/markdown/plainTitle.ts";
import { ownCopy } from "../../core/ownCopy.ts";
import type { RecordState, RecordStatus } from "./decisionRecord.ts";
import { dayIn } from "./recordDate.ts";

/** The words of the formats, and those that say the same; all others stay as they are written. */
const states: readonly (readonly [RegExp, RecordState])[] = [
	[/^(?:proposed|draft)(?![\p{L}\p{N}-])/iu, "proposed"],
	[/^(?:accepted|approved|adopted)(?![\p{L}\p{N}-])/iu, "accepted"],
	[/^(?:rejected|declined)(?![\p{L}\p{N}-])/iu, "rejected"],
	[/^deprecated(?![\p{L}\p{N}-])/iu, "deprecated"],
	[/^super[sc]ee?ded(?![\p{L}\p{N}-])/iu, "superseded"],
	[/^replaced(?=[ -]by\b)/iu, "superseded"],
];
const anyState =
	"(?:proposed|draft|accepted|approved|adopted|rejected|declined|deprecated|super[sc]ee?ded)";
/** A template's list of choices. */
const choices = new RegExp(
	`^\\W*(?:or\\b|and/or\\b|\\||/|,|&)\\W*${anyState}`,
	"i",
);
const bracketed = /[[({]([^[\](){}]{0,300})[\])}]/g;
const anyStates = new RegExp(anyState, "gi");
/** What may follow a state without changing it. */
const remark =
	/^\s*(?:$|[^\p{L}\p{N}\s?]|\d|(?:by|on|in|at|with|as|since|for|but|after|via|from|due|because|see|until)\b)/iu;
const partly = /^\W*(?:in part|partly|partially|for parts?)\b/i;

/** The entries that one line of a status makes, as Markdown source: mostly one, several for `Proposed → Accepted`. */
export function statusesIn(source: string): RecordStatus[] {
	const line = source.slice(0, 1000);
	const bare = withoutChoices(line).trim() || line;
	return bare
		.split(
			/(~~[^~]+~~)|<br[ \t]*\/?>|[ \t]*(?:→|⇒|➡️?|-->?|=>)[ \t]*|[,;.][ \t]*(?=(?:super[sc]ee?ded|replaced)[ \t]+by\b)/i,
		)
		.map((part) => ({ source: part ?? "", written: plainTitle(part ?? "") }))
		.filter(({ written }) =>
			/[\p{L}\p{N}\p{Extended_Pictographic}]/u.test(written),
		)
		.map(({ source: part, written }) => ({
			written: ownCopy(written),
			is: stateOf(written),
			// The day in another record's name is that one's.
			date: dayIn(part.replace(/\[[^[\]]*\]\([^()]*\)|\b\d{8}-\S+/g, ""))?.day,
		}));
}

/** Without brackets that list the words to choose from: `Proposed [Proposed, Accepted, Rejected]`. */
function withoutChoices(line: string): string {
	return line.replace(bracketed, (all, inside: string) =>
		(inside.match(anyStates)?.length ?? 0) > 2 ? "" : all,
	);
}

/** What a status means; `undefined` where its words are none of the known ones, or say more than one thing. */
export function stateOf(written: string): RecordState | undefined {
	const words = written
		.replace(/^\W*(?:current )?status\b[\s:*_]*/i, "")
		.replace(/^\s*[([]?\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}[)\]]?/, "")
		.replace(/^(?:\s|:[a-z0-9_+-]+:|[^\p{L}\p{N}])+/iu, "");
	for (const [pattern, state] of states) {
		const match = pattern.exec(words);
		if (!match) continue;
		const rest = words.slice(match[0].length);
		return remark.test(rest) && !choices.test(rest) && !partly.test(rest)
			? state
			: undefined;
	}
	return undefined;
}

/** In the order of time: the file's, unless every entry has a day and they run backwards. */
export function inTime(statuses: readonly RecordStatus[]): RecordStatus[] {
	const days = statuses.map((status) => status.date);
	const first = days[0];
	const last = days.at(-1);
	const runsBack =
		first !== undefined &&
		last !== undefined &&
		first > last &&
		days.every((day) => day !== undefined);
	return runsBack
		? [...statuses].sort((a, b) => ((a.date ?? "") < (b.date ?? "") ? -1 : 1))
		: [...statuses];
}
