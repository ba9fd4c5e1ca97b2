import type { LogEntry } from "../combine/log/logEntry.ts";
import { type LogQuestion, logQuestions } from "../combine/log/logQuestions.ts";
import { relateRecord } from "../combine/recordWriting/relateRecord.ts";
import { supersedeRecord } from "../combine/recordWriting/supersedeRecord.ts";
import { readApart, withApart } from "../combine/relations/apart.ts";
import { apartPath } from "../combine/relations/apartPath.ts";
import { findThemes, type Theme } from "../combine/relations/findThemes.ts";
import type { Proposal } from "../combine/relations/proposal.ts";
import { proposeRelations } from "../combine/relations/proposeRelations.ts";
import {
	mergeNotes,
	type ReadNote,
	relateNote,
	type SettledNotes,
	supersedeNote,
} from "../combine/relations/settleEdits.ts";
import { TacitError } from "../core/errors.ts";
import { msg } from "../core/message.ts";
import { type NoteId, parseNoteId } from "../core/noteId.ts";
import { createPacer, inSlices } from "../core/pacer.ts";
import { replaceText } from "../core/replaceText.ts";
import type { RepoPath } from "../core/repoPath.ts";
import type { TacitBase } from "./base.ts";
import type { FoundDecisions } from "./decisions.ts";
import { type Compared, readKnowledge } from "./knowledgeReading.ts";
import { readRecordSources } from "./recordSources.ts";
import type { Records } from "./records.ts";

/** What becomes of a pair that was proposed. */
export type Settlement =
	/** The first takes in all that the other says, and supersedes it; notes alone. */
	| "merge"
	/** The first supersedes the other: two notes, or two records. */
	| "supersede"
	/** The first names the other. */
	| "relate"
	/** They are not to be proposed again. */
	| "apart";

/** What notes and records are to each other. */
export interface FoundRelations {
	/** The surest first. */
	readonly proposals: readonly Proposal[];
	/** By key: all that a proposal names. */
	readonly compared: ReadonlyMap<string, Compared>;
}

/** What notes and records keep saying. */
export interface FoundThemes {
	readonly themes: readonly Theme[];
	/** As above. */
	readonly compared: ReadonlyMap<string, Compared>;
}

/** Finds notes and records that say the same or contradict each other, and settles what they are. Published ones alone. */
export interface Relations {
	relations(): Promise<FoundRelations>;
	/** What the decisions leave open; see `logQuestions`. */
	logQuestions(): Promise<
		readonly (LogQuestion & { readonly entry: LogEntry })[]
	>;
	/** What they keep saying across the code; see `findThemes`. */
	themes(): Promise<FoundThemes>;
	/**
	 * Settles a pair by their keys. Throws `bad-argument` for what cannot be done with these two, `unknown-note` for a key that nothing here
	 * has, and `conflict`.
	 */
	settle(one: string, other: string, as: Settlement): Promise<void>;
}

/** Over the notes and records of a repository. */
export function createRelations(
	base: TacitBase & Pick<Records, "records">,
	decisions: () => Promise<FoundDecisions>,
	today: () => string,
): Relations {
	const { workspace, slice, index, store, readText } = base;
	const gather = () => readKnowledge(base, decisions);

	async function readNote(id: NoteId): Promise<ReadNote> {
		const { head, file } = base.known(id);
		return { head, parsed: await store.parse(await store.read(file)) };
	}

	async function settleNotes(
		one: NoteId,
		other: NoteId,
		as: Exclude<Settlement, "apart">,
	): Promise<void> {
		const plan = planOf[as](await readNote(one), await readNote(other));
		// The one that takes over first: a crash between the two leaves both in force, and loses nothing.
		if (plan.one.length > 0) await base.edit(one, plan.one);
		if (plan.other.length > 0) await base.edit(other, plan.other);
	}

	async function settleRecords(
		one: RepoPath,
		other: RepoPath,
		as: "supersede" | "relate",
	): Promise<void> {
		const sources = await readRecordSources(
			(await base.records()).folders,
			readText,
		);
		const sourceAt = (path: RepoPath) => {
			const source = sources.find(({ record }) => record.path === path);
			if (source) return source;
			throw new TacitError(
				"bad-argument",
				msg`“${path}” is neither a note nor a decision record.`,
			);
		};
		const [young, old] = [sourceAt(one), sourceAt(other)];
		if (as === "relate") {
			const after = relateRecord(young, old);
			await replaceText({ path: one, before: young.source, after }, workspace);
			return;
		}
		const texts = supersedeRecord(
			{ path: one, text: young.source },
			old,
			sources,
		);
		if (texts.old === undefined)
			throw new TacitError(
				"bad-argument",
				msg`The status of ${other} is written in a way that Tacit does not change. Write there that ${one} supersedes it.`,
			);
		await replaceText(
			{ path: one, before: young.source, after: texts.young },
			workspace,
		);
		await replaceText(
			{ path: other, before: old.source, after: texts.old },
			workspace,
		);
	}

	return {
		async relations() {
			const { all, compared } = await gather();
			const { pairs } = readApart((await readText(apartPath)) ?? "");
			const pacer = createPacer(slice);
			const proposals = await inSlices(proposeRelations(all, pairs), pacer);
			return { proposals, compared };
		},
		async logQuestions() {
			const { entries } = await decisions();
			await index.settle(createPacer(slice));
			const byPath = new Map(
				entries.map((entry) => [entry.source.path, entry.key]),
			);
			const cited = new Set<string>();
			const confirmed = new Map<string, string>();
			for (const { links } of index.contents().rows)
				for (const { target } of links) {
					const key = byPath.get(target);
					if (key !== undefined) cited.add(key);
				}
			for (const { key, source } of entries) {
				const day =
					source.type === "note" && index.byId(source.id)?.head.confirmed;
				if (day) confirmed.set(key, day.slice(0, 10));
			}
			const byKey = new Map(entries.map((entry) => [entry.key, entry]));
			return logQuestions(entries, {
				...{ cited, today: today() },
				confirmed: (key) => confirmed.get(key),
			}).flatMap((question) => {
				const entry = byKey.get(question.key);
				return entry ? [{ ...question, entry }] : [];
			});
		},
		async themes() {
			const { all, compared } = await gather();
			const themes = await inSlices(findThemes(all), createPacer(slice));
			return { themes, compared };
		},
		async settle(one, other, as) {
			if (one === other)
				throw new TacitError("bad-argument", msg`These are one and the same.`);
			if (as === "apart") {
				const before = await readText(apartPath);
				const after = withApart(before ?? "", one, other);
				if (after !== before)
					await replaceText({ path: apartPath, before, after }, workspace);
				return;
			}
			const [first, second] = [parseNoteId(one), parseNoteId(other)];
			if (first && second) return settleNotes(first, second, as);
			if (!first && !second && as !== "merge")
				return settleRecords(one as RepoPath, other as RepoPath, as);
			throw new TacitError(
				"bad-argument",
				as === "merge"
					? msg`Only notes can be merged. Let one record supersede the other.`
					: msg`A note and a record name each other by a link in their text. Make the note a record first.`,
			);
		},
	};
}

const planOf: Readonly<
	Record<
		Exclude<Settlement, "apart">,
		(one: ReadNote, other: ReadNote) => SettledNotes
	>
> = { merge: mergeNotes, supersede: supersedeNote, relate: relateNote };
