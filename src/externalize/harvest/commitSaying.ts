import { isMachine } from "../../core/isMachine.ts";
import type { NoteKind } from "../../core/note.ts";
import type { Commit } from "../../core/ports.ts";
import type { Trailer } from "../../core/trailers/trailers.ts";
import type { Statement } from "../found/rankReasons.ts";
import { statementIn } from "../found/statements.ts";
import { isHousekeeping } from "../found/subjectStrength.ts";
import { readCommitText } from "../reasons/commitText.ts";
import { bestReasonIn } from "../reasons/reasonsIn.ts";
import { sentencesIn } from "../reasons/sentencesIn.ts";
import { committedKind, givesReasonOutright, isMended } from "./reasonKind.ts";
import { saysMostOf } from "./sameWords.ts";
import { wordsAsMarkdown } from "./wordsAsMarkdown.ts";

/** A reason that a commit's message gives for what it did. */
export interface CommitSaying {
	/** Markdown: the words that give it, and those without which they are not understood. */
	readonly text: string;
	/** What the commit says that it did, on one line. */
	readonly subject: string;
	readonly kind: NoteKind;
	/** How surely it is a reason, 0 to 1. */
	readonly strength: number;
	/** It speaks of tests, or of what checks the code, rather than of the code. */
	readonly isOfChecks: boolean;
	/** So much is said that it is about more than one thing. */
	readonly isLong: boolean;
	/** Hashes of the commits that it takes back, as they are written. */
	readonly reverts: readonly string[];
}

/** Surer than what is only shown: a draft is to be read and kept. */
const least = 0.85;
/** The same of a sentence that says in so many words that it gives a reason. */
const leastOutspoken = 0.75;
/** A subject is one sentence, in which the what is expected. */
const leastOfSubject = 0.85;
const ofChecks =
	/\b(?:tests?|test_\w+|testing|CI|pytest|pre-commit|lint\w*|mypy|coverage|flak(?:y|iness))\b/i;
/** Speaks of the work on the code, or of its readers, rather than of the code. */
const ofWork =
	/^(?:also|additionally|fix(?:es)? (?:regression|#))\b|\b(?:GitHub|we['’]ll see|hopefully|sponsor\w*|benchmarks?|breaking change|docs|documentation|readme|changelog|this (?:PR|pull request)|in (?:PR|pull request)|merge conflicts?|I (?:don['’]t (?:expect|think)|won['’]t|noticed|also|am not|guess)|rebased?|renamed|refactor(?:ed|ing)?)\b/i;
const manySentences = 8;
/** Whoever writes such a trailer means it. */
const ofLore = 0.95;
/** Brings in what a robot did, or what others did elsewhere. */
const foreign =
	/^Merge .{0,200}\b(?:dependabot|renovate|pre-commit-ci|greenkeeper|snyk|imgbot|weblate|crowdin|l10n)\b|^Merge (?:remote-tracking )?branch(?:es)? .{0,120}(?: into | of )|^(?:Backport|Cherry-pick)\b/i;

/**
 * What a commit's message, or a merge's, gives as a reason; `undefined` where it gives none, where a robot wrote it or
 * brought in a robot's work, and where it tells of housekeeping, whose reasons are none of the code's.
 */
export function commitSaying({
	author,
	message,
}: Pick<Commit, "author" | "message">): CommitSaying | undefined {
	if (isMachine(author) || foreign.test(message)) return undefined;
	const told = readCommitText(message, leastOutspoken);
	const { subject, prose, items, reverts, trailers } = told;
	const lore = loreIn(trailers);
	if (told.saysNothing && !lore) return undefined;
	if (isHousekeeping(subject) && !lore) return undefined;
	// Who squashes repeats the subject as an item.
	const list = items
		.filter((item) => !saysMostOf(subject, item))
		.map((item) => `- ${item}`)
		.join("\n");
	const below = `${prose}\n\n${list}`;
	const body = bodyReason(below) ?? subjectReason(subject);
	if (!body && !lore) return undefined;
	const words = body === undefined ? "" : wordsAsMarkdown(body.text);
	return {
		text: [words, lore?.text].filter((part) => part).join("\n\n"),
		...{ subject, reverts },
		isOfChecks: !lore && ofChecks.test(words),
		isLong: sentencesIn(below).length >= manySentences,
		kind: lore?.kind ?? committedKind(`${subject} ${words}`),
		strength: lore ? ofLore : (body?.strength ?? 0),
	};
}

function bodyReason(text: string): Statement | undefined {
	const reason = statementIn(text, "message", { least: leastOutspoken });
	const isSure =
		reason &&
		!ofWork.test(reason.text) &&
		(reason.strength >= least || givesReasonOutright(reason.text));
	return isSure ? reason : undefined;
}

/** What the subject says, where that is a reason in itself. */
function subjectReason(subject: string): Statement | undefined {
	if (/^(?:Revert\b|Merge\b)/i.test(subject)) return undefined;
	const bare = subject
		.replace(/^[a-z]{2,12}(?:\([^()]{0,60}\))?!?: /i, "")
		.replace(/ ?\([#!]\d{1,9}\)$/, "");
	const reason = bestReasonIn(bare, "subject", leastOfSubject);
	return reason && { text: reason.text, strength: reason.strength };
}

/**
 * What Lore's trailers say: limits that the code was written under, what was decided against (`alternative | reason`), and
 * what whoever changes it must know.
 */
function loreIn(
	trailers: readonly Trailer[],
): { readonly text: string; readonly kind: NoteKind } | undefined {
	const valuesOf = (name: string) =>
		trailers
			.filter(
				({ key, value }) => key.toLowerCase() === name && value.includes(" "),
			)
			.map(({ value }) => wordsAsMarkdown(value));
	const constraints = valuesOf("constraint");
	const directives = valuesOf("directive");
	const rejected = valuesOf("rejected").map((value) => {
		const [alternative = "", ...reason] = value.split("|");
		return reason.length > 0
			? `- ${alternative.trim()}: ${reason.join("|").trim()}`
			: `- ${value}`;
	});
	const told = [
		...[...constraints, ...directives],
		...(rejected.length > 0 ? [`## Rejected\n\n${rejected.join("\n")}`] : []),
	];
	if (told.length === 0) return undefined;
	return {
		text: told.join("\n\n"),
		kind:
			rejected.length > 0
				? "decision"
				: directives.length > 0
					? "gotcha"
					: constraints.some(isMended)
						? "workaround"
						: "why",
	};
}
