import type { LineChange } from "../../core/lineage/lineage.ts";
import type { LineRange } from "../../core/lineRange.ts";
import type { RepoPath } from "../../core/repoPath.ts";
import { commentsIn } from "../reasons/commentsIn.ts";
import { type CommitText, readCommitText } from "../reasons/commitText.ts";
import { type ReasonSetting, reasonsIn } from "../reasons/reasonsIn.ts";
import { sentencesIn } from "../reasons/sentencesIn.ts";
import type { HostLinks } from "./hostLinks.ts";
import type {
	CommentStatement,
	CommitStatement,
	FoundReference,
	RecordStatement,
	Statement,
} from "./rankReasons.ts";
import { mentionIn } from "./records.ts";
import { subjectStrength } from "./subjectStrength.ts";

/** Sentences of one text that are shown at most. */
const mostSentences = 2;
const mostReferences = 3;
/** How much surer a reason is that names something in the code, and of how many names that counts. */
const ofNamed = 0.15;
const mostNamed = 2;
/** How much more a message tells that has words below its subject. */
const ofProse = 0.25;
/** Says nothing itself, but where something stands. */
const pointing =
	/^(?:this reverts|reverts? commit|(?:fix(?:e[sd])?|close[sd]?|resolve[sd]?|see(?: also)?|ref(?:s|erences)?|cc|copy from|from)\b[^a-z]*(?:https?:|#|@))|^\W*https?:\S+\W*$/i;
/** How surely a record that names the file tells a reason, where it gives none in so many words. */
const ofRecord = 0.4;
/** What a comment at the top of the file is about, of which any lines are a part. */
const ofWholeFile = 0.4;

/** What comments in the lines, right above them, or at the top of the file give as reasons. `text` is all of the file. */
export function commentStatements(
	text: string,
	path: RepoPath,
	lines: LineRange,
): readonly CommentStatement[] {
	const statements: CommentStatement[] = [];
	const first =
		text.split("\n").findIndex((line) => !/^\s*$|^#!/.test(line)) + 1;
	for (const comment of commentsIn(text, path)) {
		if (comment.kind !== "prose" && comment.kind !== "todo") continue;
		const { start, end } = comment.lines;
		const isNear = start <= lines.end && end >= lines.start - 1;
		const nearness = isNear ? 1 : start === first ? ofWholeFile : 0;
		if (nearness === 0) continue;
		const statement = statementIn(
			comment.text,
			comment.isDoc ? "doc" : "comment",
		);
		if (statement)
			statements.push({ ...statement, lines: comment.lines, nearness });
	}
	return statements;
}

/**
 * What the messages of commits give as reasons, of a long one those that name what stands in the lines (`words`, as
 * `wordsOfCode` tells them); the subject alone, with less weight, where one gives none but says something.
 * Links are made with `host`, where it is known.
 */
export function commitStatements(
	past: readonly LineChange[],
	changedFiles: ReadonlyMap<string, number>,
	words: ReadonlySet<string>,
	host: HostLinks | undefined,
): readonly CommitStatement[] {
	const statements: CommitStatement[] = [];
	for (const change of past) {
		const { message, hash } = change.change.commit;
		const told = readCommitText(message);
		if (told.saysNothing) continue;
		const { subject } = told;
		const reason = statementIn(
			`${told.prose}\n\n${listed(told.items)}`,
			"message",
			words,
		) ??
			withFirstWords(told) ??
			firstWords(told.prose, subject) ?? {
				text: subject,
				strength: subjectStrength(subject),
			};
		statements.push({
			...reason,
			...{ change, subject, references: referencesOf(told, host) },
			breadth: changedFiles.get(hash) ?? 1,
		});
	}
	return statements;
}

/** What records say where they name the file at `path`; where that is no reason, that they name it. `records` by their paths. */
export function recordStatements(
	path: RepoPath,
	records: ReadonlyMap<RepoPath, string>,
): readonly RecordStatement[] {
	return [...records].flatMap(([record, text]) => {
		const mention = record === path ? undefined : mentionIn(record, text, path);
		if (!mention) return [];
		const reason = statementIn(mention.paragraph, "message");
		return [
			{
				...(reason ?? { text: mention.paragraph, strength: ofRecord }),
				mention,
			},
		];
	});
}

function listed(items: readonly string[]): string {
	return items.map((item) => `- ${item}`).join("\n");
}

/** The surest reasons in a text, in its order; `undefined` where it gives none. One that has some of the `words` is surer. */
function statementIn(
	text: string,
	setting: ReasonSetting,
	words: ReadonlySet<string> = new Set(),
): Statement | undefined {
	const reasons = reasonsIn(text, setting).map((reason) => {
		const named = Math.min(mostNamed, countOf(words, reason.text));
		const strength = Math.min(1, reason.strength + named * ofNamed);
		return { ...reason, strength };
	});
	if (reasons.length === 0) return undefined;
	const best = [...reasons]
		.sort((a, b) => b.strength - a.strength)
		.slice(0, mostSentences);
	return {
		text: reasons
			.filter((reason) => best.includes(reason))
			.map((reason) => reason.text)
			.join(" "),
		strength: best[0]?.strength ?? 0,
	};
}

/** Names in code that are long enough to be no common word, and the words that they are made of. */
const name = /[A-Za-z_$][\w$]{4,}/g;

/** The names in lines of code, in lower case: what a text that is about the code speaks of. */
export function wordsOfCode(lines: readonly string[]): ReadonlySet<string> {
	const names = lines.join("\n").match(name) ?? [];
	return new Set(
		names
			.filter((each) => /[A-Z_$]/.test(each.slice(1)))
			.map((each) => each.toLowerCase()),
	);
}

function countOf(words: ReadonlySet<string>, text: string): number {
	const names = text.match(name) ?? [];
	return new Set(
		names.map((each) => each.toLowerCase()).filter((each) => words.has(each)),
	).size;
}

/** How a message goes on below its subject. */
function firstWords(prose: string, subject: string): Statement | undefined {
	const sentences = sentencesIn(prose)
		.filter(({ text }) => !pointing.test(text))
		.slice(0, mostSentences);
	if (sentences.length === 0) return undefined;
	return {
		text: sentences.map(({ text }) => text).join(" "),
		strength: Math.min(1, ofProse + subjectStrength(subject)),
	};
}

/** A reason in the subject or a trailer, behind what the message says before it. */
function withFirstWords(told: CommitText): Statement | undefined {
	const { reason, subject, prose } = told;
	if (!reason) return undefined;
	const before = firstWords(prose, subject)?.text ?? "";
	return {
		text: `${before} ${reason.text}`.trim(),
		strength: reason.strength,
	};
}

/** The request by which a commit came in, then the other issues that its message names. */
function referencesOf(
	{ pullRequest, references }: CommitText,
	host: HostLinks | undefined,
): readonly FoundReference[] {
	const own = pullRequest && {
		label: `#${pullRequest.number}`,
		url: host?.pullRequest(Number(pullRequest.number)),
	};
	const others = references
		.filter(({ id }) => id !== String(pullRequest?.number))
		.map(({ text, id, repository }) => ({
			label: text.startsWith("http") ? `#${id}` : text,
			url: urlOf(text, id, repository, host),
		}));
	return [...(own ? [own] : []), ...others].slice(0, mostReferences);
}

function urlOf(
	text: string,
	id: string,
	repository: string | undefined,
	host: HostLinks | undefined,
): string | undefined {
	if (/^https:\/\/[\w./#-]+$/.test(text)) return text;
	return repository === undefined && /^\d+$/.test(id)
		? host?.issue(Number(id))
		: undefined;
}
