import {
	isTrailerBlock,
	splitTrailers,
	type Trailer,
} from "../../core/trailers/trailers.ts";
import { firstSentence } from "../firstSentence.ts";
import { type PullRequest, pullRequestOf } from "./pullRequestOf.ts";
import { bestReasonIn, type Reason, reasonThreshold } from "./reasonsIn.ts";
import { type Reference, referencesIn } from "./references.ts";
import { saysNothing } from "./saysNothing.ts";

/** What a commit message says. */
export interface CommitText {
	/** Its first paragraph, on one line. */
	readonly subject: string;
	/** The prose below, in paragraphs: without trailers, items, quoted code, diffs, tables and what tools add. */
	readonly prose: string;
	/** The subjects of a squash, or other items of a list at the left edge, each on one line. */
	readonly items: readonly string[];
	readonly trailers: readonly Trailer[];
	readonly references: readonly Reference[];
	/** The request by which it came in; `undefined` where it names none. */
	readonly pullRequest: PullRequest | undefined;
	/** Hashes of the commits that it reverts, as they are written (7 to 64 hexadecimal digits). */
	readonly reverts: readonly string[];
	/** Nothing can be learned from it: “fix”, a merge of branches, a new version of a dependency. */
	readonly saysNothing: boolean;
	/** The sentence in subject, prose, items or Lore trailers that says best why; `undefined` where none does. */
	readonly reason: MessageReason | undefined;
}

/** A reason in a commit message, whose lines tell nobody anything. */
type MessageReason = Omit<Reason, "lines">;

/** Characters of a message that are looked into. */
const horizon = 60_000;

/**
 * Reads a commit message as `git log --format=%B` gives it. Takes any text. A sentence whose strength is below `least`
 * (0 to 1) is no reason.
 */
export function readCommitText(
	message: string,
	least = reasonThreshold,
): CommitText {
	const text = message.slice(0, horizon).replace(/\r\n?/g, "\n").trimStart();
	const { rest, trailers } = splitTrailers(text);
	const gap = /\n[ \t]*\n/.exec(rest);
	const head = gap ? rest.slice(0, gap.index) : rest;
	const body = gap ? rest.slice(gap.index + gap[0].length) : "";
	const subject = joined(head);
	const { prose, items } = partsOf(body);
	const reverts = revertsIn(body);
	const said = plainSubject(subject);
	// Some write all they have to say in the first paragraph.
	const title = firstSentence(said).sentence;
	const isSilent = saysNothing(subject, prose, items);
	return {
		subject,
		prose,
		items,
		trailers,
		references: referencesIn(text),
		pullRequest: pullRequestOf(subject, body),
		reverts,
		saysNothing: isSilent,
		reason: isSilent
			? undefined
			: strongest([
					bestReasonIn(title, "subject", least),
					bestReasonIn(
						below([said.slice(title.length), prose], items),
						"message",
						least,
					),
					...trailers.map(loreReason),
				]),
	};
}

/** Trailers in which Lore puts reasons. */
const lore = new Set(["constraint", "rejected", "directive"]);
/** Whoever writes such a trailer means it. */
const loreStrength = 0.9;

function loreReason({ key, value }: Trailer): MessageReason | undefined {
	return lore.has(key.toLowerCase()) && value.includes(" ")
		? { text: value, strength: loreStrength, setting: "message" }
		: undefined;
}

/** What may hold a reason below the subject, in paragraphs. */
function below(
	paragraphs: readonly string[],
	items: readonly string[],
): string {
	const list = items.map((item) => `- ${item}`);
	return [...paragraphs, list.join("\n")].join("\n\n");
}

function joined(lines: string): string {
	return lines
		.split("\n")
		.map((line) => line.trim())
		.join(" ")
		.trim();
}

function strongest(
	reasons: readonly (MessageReason | undefined)[],
): MessageReason | undefined {
	let best: MessageReason | undefined;
	for (const reason of reasons)
		if (reason && reason.strength > (best?.strength ?? -1)) best = reason;
	return (
		best && { text: best.text, strength: best.strength, setting: best.setting }
	);
}

/** Without its type, as conventional commits have it, and its request; nothing of the title of what is taken back. */
function plainSubject(subject: string): string {
	if (/^Revert "/i.test(subject)) return "";
	return subject
		.replace(/^[a-z]{2,12}(?:\([^()]{0,60}\))?!?: /i, "")
		.replace(/ ?\([#!]\d{1,9}\)$/, "");
}

function revertsIn(body: string): readonly string[] {
	const found = body.matchAll(
		/\b(?:This reverts commits?|reverts commits?|This reverts)\s+((?:[0-9a-f]{7,64}\b[,.\s]*(?:and\s+)?)+)/gi,
	);
	return [...found].flatMap(
		([, hashes = ""]) => hashes.match(/[0-9a-f]{7,64}/g) ?? [],
	);
}

/** Paragraphs that tools add, or that speak of where the commit came from only. */
const noise =
	/^(?:#{1,6} |\(cherry[- ]picked from|Change-Id:|This reverts commit [0-9a-f]{7,64}(?:, reversing|\.?$)|changes made to [0-9a-f]{7,64}\.?$|Reverts? \S+[#@]\S+$|See merge request|Merge request|(?:git-svn-id|PiperOrigin-RevId|RELNOTES|Bug|Reviewed-on|Former-commit-id):|-{3,}\s*$|={3,}\s*$|Co-authored-by:|Signed-off-by:|<!--|\[!\[|!\[|Generated (?:by|with)|Sem-Ver:|updated-dependencies:|Bumps? \[)/i;

function partsOf(body: string): {
	readonly prose: string;
	readonly items: readonly string[];
} {
	const paragraphs: string[] = [];
	const items: string[] = [];
	let isFenced = false;
	for (const paragraph of body.split(/\n[ \t]*\n/)) {
		const lines = paragraph.split("\n");
		if (isTrailerBlock(lines.filter((line) => line.trim() !== ""))) continue;
		const kept: string[] = [];
		let isItem = false;
		let isTask = false;
		for (const line of lines) {
			if (/^\s*(?:```|~~~)/.test(line)) isFenced = !isFenced;
			else if (isFenced || isQuotedOrDrawn(line) || noise.test(line))
				isItem = false;
			// Those of a form that was to be filled in.
			else if (/^ {0,3}[-*] \[[ xX]\] /.test(line)) isTask = true;
			else if (/^ {0,3}(?:[-*+•]|\d{1,3}[.)]) +\S/.test(line)) {
				items.push(line.replace(/^ *(?:[-*+•]|\d{1,3}[.)]) +/, "").trim());
				isItem = true;
				isTask = false;
			} else if (isTask) continue;
			else if (isItem && /^\s*\S/.test(line)) {
				const above = items.length - 1;
				items[above] = `${items[above]} ${line.trim()}`;
			} else kept.push(line);
		}
		if (kept.some((line) => line.trim() !== ""))
			paragraphs.push(kept.join("\n"));
	}
	return { prose: paragraphs.join("\n\n").trim(), items };
}

/** Lines of diffs, statistics, tables, traces and programs. */
function isQuotedOrDrawn(line: string): boolean {
	return (
		/^(?: {4,}|\t+)\S/.test(line) ||
		/^(?:diff --git |index [0-9a-f]{7,}|@@ |\+\+\+ |--- |[>|] ?)/.test(line) ||
		/^\s*[\w./{}=> -]{1,200} \| +\d+ [+-]*$/.test(line) ||
		/^ ?\d+ files? changed/.test(line) ||
		/^\s*(?:\$ |at \S+ ?\(|File "|#\d+ +0x|\*{3} |\S{1,80}@\S{1,80}[$#] |\d+:[CMSX] \d)/.test(
			line,
		)
	);
}
