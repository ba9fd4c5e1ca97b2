import type { HostLinks } from "../../core/hostLinks.ts";
import type { LineChange } from "../../core/lineage/lineage.ts";
import type { LineRange } from "../../core/lineRange.ts";
import type { RepoPath } from "../../core/repoPath.ts";
import { commentsIn } from "../reasons/commentsIn.ts";
import { type CommitText, readCommitText } from "../reasons/commitText.ts";
import {
	type ReasonSetting,
	reasonsIn,
	reasonThreshold,
} from "../reasons/reasonsIn.ts";
import { sentencesIn } from "../reasons/sentencesIn.ts";
import type {
	CommentStatement,
	CommitStatement,
	FoundReference,
	RecordStatement,
	Statement,
} from "./rankReasons.ts";
import { mentionIn } from "./records.ts";
import { isHousekeeping, subjectStrength } from "./subjectStrength.ts";

/** Sentences of one text that are shown at most. */
const mostSentences = 2;
const mostReferences = 3;
/** How much surer a reason is that names something in the code, and of how many names that counts. */
const ofNamed = 0.15;
const mostNamed = 2;
/** How much more a message tells that has words below its subject. */
const ofProse = 0.25;
/** What the reasons of a commit that leaves what the code does as it was count for that code. */
const ofHousekeeping = 0.5;
/** So many sentences speak of more than one thing; what those that name nothing in the code count then. */
const manySentences = 8;
const ofOthers = 0.7;
/** From here on a comment beside the lines is worth a look, among the best that are found. */
const leastOfComment = 0.35;
/** A sentence that can hardly be understood without the one before. */
const leaning =
	/^(?:this|that|these|those|it|they|such|so|but|however|otherwise|thus|therefore|hence|instead|which|also|then)\b/i;
/** Says nothing itself, but where something stands, or what comes after. */
const pointing =
	/:$|^(?:this reverts|reverts? commit|(?:related(?: issues?| to)?|part of|fix(?:e[sd])?|close[sd]?|resolve[sd]?|see(?: also)?|ref(?:s|erences)?|cc|copy from|from)\b[^a-z]*(?:https?:|#|@))|^\W*https?:\S+\W*$/i;
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
			{ least: leastOfComment },
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
			{ words },
		) ??
			withFirstWords(told) ??
			firstWords(told.prose, subject) ?? {
				text: subject,
				strength: subjectStrength(subject, countOf(words, subject)),
			};
		const weight = isHousekeeping(subject) ? ofHousekeeping : 1;
		statements.push({
			text: reason.text,
			strength:
				reason.text === subject ? reason.strength : weight * reason.strength,
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

/**
 * The surest reasons in a text, in its order, each with the sentence before where it leans on that; `undefined` where it
 * gives none. One that has some of the `words` is surer.
 */
export function statementIn(
	text: string,
	setting: ReasonSetting,
	{
		words = new Set(),
		least = reasonThreshold,
	}: { words?: ReadonlySet<string>; least?: number } = {},
): Statement | undefined {
	const sentences = reasonsIn(text, setting, 0);
	const reasons = sentences
		.map((sentence, at) => ({ ...sentence, at }))
		.filter(({ strength }) => strength >= least)
		.map((reason) => {
			const named = Math.min(mostNamed, countOf(words, reason.text));
			const isOther =
				words.size > 0 && named === 0 && sentences.length >= manySentences;
			const strength = Math.min(1, reason.strength + named * ofNamed);
			return { ...reason, strength: isOther ? strength * ofOthers : strength };
		});
	const best = [...reasons]
		.sort((a, b) => b.strength - a.strength)
		.slice(0, mostSentences);
	const shown = new Set<number>();
	for (const { at, text: said, lines } of best) {
		const before = sentences[at - 1];
		if (before && leaning.test(said) && before.lines.end >= lines.start - 1)
			shown.add(at - 1);
		shown.add(at);
	}
	return (
		best[0] && {
			text: sentences
				.filter((_, at) => shown.has(at))
				.map((sentence) => sentence.text)
				.join(" "),
			strength: best[0].strength,
		}
	);
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
		.filter(({ text }) => !pointing.test(text) && isProse(text))
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

/** Whether a text is words rather than figures. */
function isProse(text: string): boolean {
	const words = text.match(/[A-Za-z]{2,}/g)?.length ?? 0;
	const figures = text.match(/\d[\d.,%]*/g)?.length ?? 0;
	return words >= 3 && figures * 2 < words;
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
