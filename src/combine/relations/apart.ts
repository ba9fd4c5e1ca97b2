import { isScalar, isSeq, LineCounter, parseDocument } from "yaml";
import type { Finding } from "../../core/finding.ts";
import { eolOf } from "../../core/markdown/fragment.ts";
import { msg } from "../../core/message.ts";
import { shortenFound } from "../../core/shortenFound.ts";
import { pairKey } from "./proposal.ts";

const most = 1024 * 1024;

/**
 * Reads `apart.yaml`: a list of pairs, each `[key, key]`, of ids of notes and paths of records. Answers them as `pairKey` names
 * them; an entry that is no pair is a finding, and is left out.
 */
export function readApart(text: string): {
	readonly pairs: ReadonlySet<string>;
	readonly findings: readonly Finding[];
} {
	const pairs = new Set<string>();
	const findings: Finding[] = [];
	const counter = new LineCounter();
	const report = (offset: number, found: string) => {
		const { line } = counter.linePos(offset);
		findings.push({
			...{ code: "config-value", severity: "warning" },
			lines: { start: line || 1, end: line || 1 },
			found: shortenFound(found),
			expected: msg`a list with two ids or paths in each entry: \`- [k3f9q2mx, docs/adr/0002-queues.md]\``,
		});
	};
	if (text.length > most) {
		report(0, `${text.length}`);
		return { pairs, findings };
	}
	const document = parseDocument(text, {
		...{ lineCounter: counter, prettyErrors: false },
	});
	for (const error of document.errors) report(error.pos[0], error.message);
	const list = document.contents;
	if (document.errors.length > 0 || list === null) return { pairs, findings };
	if (!isSeq(list)) report(list.range?.[0] ?? 0, String(list));
	else
		for (const item of list.items) {
			const keys = isSeq(item)
				? item.items.map((each) =>
						isScalar(each) && typeof each.value === "string"
							? each.value
							: undefined,
					)
				: [];
			const [one, other] = keys;
			if (keys.length === 2 && one && other) pairs.add(pairKey(one, other));
			else {
				const { range } = item as { range?: readonly number[] | null };
				report(range?.[0] ?? 0, String(item));
			}
		}
	return { pairs, findings };
}

/**
 * The file's text with a pair added as a line of its own at the end, so that two branches that add one each differ in whole
 * lines; the same text where it holds the pair.
 */
export function withApart(text: string, one: string, other: string): string {
	const { pairs } = readApart(text);
	if (pairs.has(pairKey(one, other))) return text;
	const eol = eolOf(text);
	const [low, high] = one < other ? [one, other] : [other, one];
	const start = text === "" || /[\r\n]$/.test(text) ? text : text + eol;
	const head =
		text === ""
			? `# Pairs of notes and records that are not to be proposed as alike or contradicting again.${eol}`
			: "";
	return `${head}${start}- [${quoted(low)}, ${quoted(high)}]${eol}`;
}

/** Always in quotes where YAML could read it as something else than a plain text. */
function quoted(key: string): string {
	return /^[a-z][a-z0-9/._-]*$/i.test(key) &&
		!/^(?:true|false|null|yes|no|on|off)$/i.test(key)
		? key
		: JSON.stringify(key);
}
