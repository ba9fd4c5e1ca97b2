import type { RecordState } from "../combine/records/decisionRecord.ts";
import type { RecordFolder } from "../combine/records/findRecordFolders.ts";
import { composeRecord } from "../combine/recordWriting/composeRecord.ts";
import {
	type NumberCollision,
	type NumberedRecord,
	nextNumber,
	numberCollisions,
} from "../combine/recordWriting/nextNumber.ts";
import {
	type PromotedContent,
	promotedContent,
} from "../combine/recordWriting/promoteNotes.ts";
import { recordedLine } from "../combine/recordWriting/recordedLine.ts";
import {
	recordForm,
	templateAmong,
} from "../combine/recordWriting/recordForm.ts";
import { supersedeRecord } from "../combine/recordWriting/supersedeRecord.ts";
import { TacitError } from "../core/errors.ts";
import { ifGitAnswers } from "../core/ifGitAnswers.ts";
import type { ParsedNote } from "../core/markdown/parseNote.ts";
import { msg } from "../core/message.ts";
import type { IndexedNote } from "../core/note.ts";
import type { NoteId } from "../core/noteId.ts";
import { isSamePerson, type Person } from "../core/person.ts";
import { replaceText, type TextReplacement } from "../core/replaceText.ts";
import { type RepoPath, relativeRepoPath } from "../core/repoPath.ts";
import type { TacitBase } from "./base.ts";
import { readSourcesIn } from "./recordSources.ts";
import type { Records } from "./records.ts";

/** A record that somebody wants. */
export interface RecordRequest {
	/** Where it is to lie; where the repository has one folder of records, or none, it may be left out. */
	readonly folder?: RepoPath | undefined;
	/** One line of Markdown source; of a record made of notes the first one's title where left out. */
	readonly title?: string | undefined;
	/** `proposed` where left out; of a record made of notes `accepted`. */
	readonly state?: RecordState | undefined;
	/** Published notes that it is made of, in their order. */
	readonly notes?: readonly NoteId[] | undefined;
	/** The record whose place it takes. */
	readonly supersedes?: RepoPath | undefined;
}

/** A record as it would be written, with all that changes along. */
export interface RecordPlan {
	readonly path: RepoPath;
	/** The record's own file first, then the one whose place it takes. */
	readonly files: readonly TextReplacement[];
	/** Notes that will point to it. */
	readonly notes: readonly NoteId[];
	/** Records on other branches that took numbers, so that this one gets a later one. */
	readonly passedOver: readonly NumberedRecord[];
	/** The record whose status is written in a way that only a person can change. */
	readonly unchanged: RepoPath | undefined;
}

/** Writes decision records as the repository's folders have them. */
export interface RecordWriting {
	/** The folders that hold records; empty where there are none. */
	recordFolders(): Promise<readonly RecordFolder[]>;
	/**
	 * Plans a record. Throws `bad-argument` where the folder is not clear, where it supersedes no record, has no title, or is
	 * made of a draft; and `unknown-note`.
	 */
	planRecord(request: RecordRequest): Promise<RecordPlan>;
	/** Writes it; throws `conflict` if a file is not as the plan read it. */
	writeRecord(plan: RecordPlan): Promise<void>;
	/** Records whose number another branch gave to another one. Empty without git. */
	numberCollisions(): Promise<readonly NumberCollision[]>;
}

/** Where records lie in a repository that has none. */
const firstFolder = "docs/decisions" as RepoPath;

/** Over the repository's files and its history. */
export function createRecordWriting(
	base: TacitBase & Pick<Records, "records">,
	options: {
		readonly today: () => string;
		readonly authors: () => Promise<readonly Person[]>;
	},
): RecordWriting {
	const { workspace, readText, known, store, log } = base;

	const recordFolders = async () => (await base.records()).folders;

	async function folderFor({
		folder,
		supersedes,
	}: RecordRequest): Promise<RecordFolder> {
		const folders = await recordFolders();
		const wanted = supersedes
			? folders.find(({ files }) => files.includes(supersedes))
			: folder === undefined
				? folders[0]
				: folders.find((each) => each.folder === folder);
		if (supersedes && !wanted)
			throw new TacitError(
				"bad-argument",
				msg`“${supersedes}” is no decision record.`,
			);
		if (!supersedes && folder === undefined && folders.length > 1)
			throw new TacitError(
				"bad-argument",
				msg`There are several folders of decision records: ${folders.map((each) => each.folder || ".").join(", ")}. Say which.`,
			);
		return (
			wanted ?? {
				folder: folder ?? firstFolder,
				...{ isLog4brains: false, isTold: false },
				...{ files: [], others: [], foreign: [] },
			}
		);
	}

	async function promotedNotes(
		ids: readonly NoteId[],
	): Promise<readonly { note: IndexedNote; parsed: ParsedNote }[]> {
		const notes: { note: IndexedNote; parsed: ParsedNote }[] = [];
		for (const id of new Set(ids)) {
			const note = known(id);
			if (note.file.visibility !== "published")
				throw new TacitError(
					"bad-argument",
					msg`“${note.head.title}” is a private draft. Publish it first.`,
				);
			const parsed = await store.parse(await store.read(note.file));
			notes.push({ note, parsed });
		}
		return notes;
	}

	async function elsewhere(folder: RepoPath) {
		return (
			(await ifGitAnswers(
				base.historyIfAny,
				log,
				"Git does not list the records of other branches",
				(history) => history.filesOnBranches(folder),
			)) ?? new Map<string, readonly RepoPath[]>()
		);
	}

	return {
		recordFolders,
		async planRecord(request) {
			const folder = await folderFor(request);
			const sources = await readSourcesIn(folder, readText);
			const notes = await promotedNotes(request.notes ?? []);
			const template = templateAmong(folder.others);
			const form = recordForm({
				...{ folder: folder.folder, sources },
				template: template && (await readText(template)),
			});
			const { number, passedOver } = nextNumber(
				folder.files,
				await elsewhere(folder.folder),
			);
			const promoted = promotedOf(notes, folder.folder, request.title);
			const title = (request.title ?? promoted?.title ?? "").trim();
			if (title === "")
				throw new TacitError("bad-argument", msg`A record needs a title.`);
			const made = composeRecord(form, {
				...{ title, number, promoted },
				date: options.today(),
				people: allPeople(
					notes.map(({ note }) => note),
					await options.authors(),
				),
				state: request.state ?? (notes.length > 0 ? "accepted" : "proposed"),
			});
			const old = sources.find(
				({ record }) => record.path === request.supersedes,
			);
			const superseded = old && supersedeRecord(made, old, sources);
			const own: TextReplacement = {
				...{ path: made.path, before: undefined },
				after: superseded?.young ?? made.text,
			};
			return {
				path: made.path,
				files:
					old && superseded?.old !== undefined
						? [
								own,
								{
									path: old.record.path,
									before: old.source,
									after: superseded.old,
								},
							]
						: [own],
				notes: notes.map(({ note }) => note.head.id),
				passedOver: form.naming.by === "number" ? passedOver : [],
				unchanged:
					old && superseded?.old === undefined ? old.record.path : undefined,
			};
		},
		async writeRecord({ files, notes, path }) {
			for (const file of files) await replaceText(file, workspace);
			const text = files[0]?.after ?? "";
			for (const id of notes) await pointNote(id, path, text);
		},
		async numberCollisions() {
			const found: NumberCollision[] = [];
			for (const { folder, files } of await recordFolders()) {
				const others = await elsewhere(folder);
				const possible = numberCollisions(files, others, new Set());
				if (possible.length === 0) continue;
				const paths = possible.flatMap((each) =>
					each.others.map((other) => other.path),
				);
				const added = await ifGitAnswers(
					base.historyIfAny,
					log,
					"Git does not say which records were here",
					(history) => history.additions(paths),
				);
				found.push(
					...numberCollisions(files, others, new Set(added?.keys() ?? [])),
				);
			}
			return found;
		},
	};

	/** From now on the note says where it went. */
	async function pointNote(id: NoteId, path: RepoPath, text: string) {
		const { file } = known(id);
		const { prose } = await store.parse(await store.read(file));
		const line = recordedLine(file.path, path, text);
		if (prose.lead.includes(line)) return;
		const lead = prose.lead === "" ? line : `${prose.lead}\n\n${line}`;
		await base.edit(id, [{ type: "prose", prose: lead }]);
	}
}

function promotedOf(
	notes: readonly { note: IndexedNote; parsed: ParsedNote }[],
	folder: RepoPath,
	title: string | undefined,
): PromotedContent | undefined {
	if (notes.length === 0) return undefined;
	return promotedContent(
		notes.map(({ note, parsed }) => ({
			parsed,
			link: encodeURI(relativeRepoPath(folder, note.file.path))
				.replaceAll("(", "%28")
				.replaceAll(")", "%29"),
		})),
		title,
	);
}

/** Who wrote the notes, then who makes a record of them, each once. */
function allPeople(
	notes: readonly IndexedNote[],
	authors: readonly Person[],
): readonly Person[] {
	const people: Person[] = [];
	for (const person of [...notes.flatMap(({ head }) => head.by), ...authors])
		if (!people.some((known) => isSamePerson(known, person)))
			people.push(person);
	return people;
}
