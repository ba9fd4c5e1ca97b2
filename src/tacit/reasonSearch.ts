import { ifGitAnswers } from "../core/ifGitAnswers.ts";
import type { Knower } from "../core/knower.ts";
import { heldByGit } from "../core/lineage/heldByGit.ts";
import { type LineRange, overlaps } from "../core/lineRange.ts";
import type { IndexedNote, NoteFile } from "../core/note.ts";
import { type CodeText, codeOf } from "../core/notebook/codeText.ts";
import { createPacer } from "../core/pacer.ts";
import { isRecordPath } from "../core/recordPath.ts";
import { isWithin, type RepoPath } from "../core/repoPath.ts";
import { decodeText } from "../core/textEncoding.ts";
import { createTexts } from "../core/whereabouts/texts.ts";
import { foundIn } from "../externalize/found/foundIn.ts";
import type { FoundReason } from "../externalize/found/rankReasons.ts";
import {
	type CommitReading,
	type CommitsRead,
	type HarvestedRange,
	harvestCommits,
} from "../externalize/harvest/harvestCommits.ts";
import { draftOf, type Harvested } from "../externalize/harvest/harvested.ts";
import {
	harvestIn,
	type WrittenReason,
} from "../externalize/harvest/harvestIn.ts";
import { isHarvested } from "../externalize/harvest/isHarvested.ts";
import { saysMostOf } from "../externalize/harvest/sameWords.ts";
import { todosIn } from "../externalize/harvest/todosIn.ts";
import type { IsNoted } from "../externalize/moments/findMoments.ts";
import type { CommitMoment } from "../externalize/moments/moment.ts";
import {
	type MomentRange,
	type MomentsFound,
	momentsInRange,
} from "../externalize/moments/momentsInRange.ts";
import type { NoteRequest } from "../externalize/noteRequest.ts";
import type { TacitBase } from "./base.ts";
import type { Knowing } from "./knowing.ts";

/** What was found for lines of code. */
export interface Found {
	/** At most five, best first. */
	readonly reasons: readonly FoundReason[];
	/** Who knows the lines and is still here to ask, at most three. */
	readonly knowers: readonly Knower[];
}

/** Which comments are read. */
export interface HarvestWanted {
	/** Those that give reasons; true when left out. */
	readonly comments?: boolean | undefined;
	/** Those that say what is still to be done: `TODO`, `FIXME`, `HACK`, `XXX`; false when left out. */
	readonly todos?: boolean | undefined;
}

/** What was found written that is in no note. */
export interface Unsaid {
	readonly reasons: readonly Harvested[];
	/** The notes that say the rest of it, one for each that was left out. */
	readonly noted: readonly NoteFile[];
}

/** Finds reasons that are written already, and what happened that nobody gave a reason for. */
export interface ReasonSearch {
	/**
	 * The reasons that the repository already holds for lines of a file's code: in commits that changed them, in comments, in
	 * decision records that name the file. Writes nothing. Of a repository without git, or where git does not answer, what
	 * stands in the file.
	 */
	findReasons(
		path: RepoPath,
		code: CodeText,
		lines: LineRange,
		options?: { isStopped?(): boolean },
	): Promise<Found>;
	/**
	 * What stands in a file's comments and no note on it says, with who wrote it and when, as far as git knows. Writes
	 * nothing. Empty for a file that is not there, or none that people write.
	 */
	harvest(path: RepoPath, wanted?: HarvestWanted): Promise<Unsaid>;
	/**
	 * The reasons that messages of commits and merges give for code that stands there today, and that no note on its file
	 * says. Writes nothing. Throws `bad-argument` for what is no range, and as `History` does.
	 */
	harvestCommits(
		range: HarvestedRange,
		options?: Pick<CommitReading, "isStopped" | "onProgress">,
	): Promise<Unsaid & Pick<CommitsRead, "commits" | "gone">>;
	/**
	 * The files at or below a path in whose comments reasons may stand: code that people here wrote. Throws `no-git`
	 * without git, which tells what is ignored.
	 */
	harvestedFiles(path: RepoPath): Promise<readonly RepoPath[]>;
	/** Makes a private draft of one, dated and signed as it was written. */
	keepHarvested(harvested: Harvested): Promise<IndexedNote>;
	/** What happened in commits that somebody who was there should be asked about, and no note answers. Throws `bad-argument` for what is no range. */
	moments(range: MomentRange): Promise<MomentsFound>;
	/** Whether a note answers already what a commit brings up; reads all notes, unless they are read. See `isNoted`. */
	isNoted(moment: CommitMoment): Promise<boolean>;
}

function from(source: "comment" | "todo") {
	return (written: WrittenReason) => ({
		...written,
		source,
		subject: undefined,
	});
}

/** `write` makes a note of what is kept; `isNoted` tells whether a note answers a moment. */
export function createReasonSearch(
	{
		workspace,
		historyIfAny,
		history,
		log,
		slice,
		index,
		store,
		readText,
	}: TacitBase,
	write: (request: NoteRequest) => Promise<IndexedNote>,
	isNoted: IsNoted,
	whoKnows: Knowing["whoKnows"],
): ReasonSearch {
	return {
		async findReasons(path, code, lines, { isStopped } = {}) {
			const asking = whoKnows({ path, isFolder: false, lines });
			const held = await ifGitAnswers(
				historyIfAny,
				log,
				`Git did not tell of the past of ${path}.`,
				(history) =>
					heldByGit(path, code, lines, {
						...{ history, workspace, isStopped },
						isWanted: isRecordPath,
						pacer: createPacer(slice),
					}),
			);
			const { knowers } = await asking;
			return { reasons: foundIn(path, code, lines, held), knowers };
		},
		async harvest(path, { comments = true, todos = false } = {}) {
			const text = (await readText(path)) ?? "";
			const given = comments ? harvestIn(text, path) : [];
			// What is to be done may be said with a reason.
			const open = (todos ? todosIn(text, path) : []).filter(
				({ comment }) => !given.some((each) => overlaps(each.comment, comment)),
			);
			const written = [
				...given.map(from("comment")),
				...open.map(from("todo")),
			].map((each) => ({ ...each, path }));
			const { reasons, noted } = await unsaid(written);
			if (reasons.length === 0) return { reasons: [], noted };
			const authors = await ifGitAnswers(
				historyIfAny,
				log,
				`Git did not tell who wrote ${path}.`,
				(history) =>
					history.authorsOf(
						path,
						reasons.map(({ comment }) => comment),
					),
			);
			return {
				reasons: reasons.map((each, at) => ({
					...each,
					author: authors?.[at],
				})),
				noted,
			};
		},
		async harvestCommits(range, asked = {}) {
			const texts = createTexts(workspace, history());
			const { reasons, ...read } = await harvestCommits(range, {
				...{ ...asked, history: history(), today: texts.today },
				pacer: createPacer(slice),
			});
			return { ...read, ...(await unsaid(reasons)) };
		},
		async harvestedFiles(path) {
			const tree = await history().workTree();
			return [...tree.keys()]
				.filter((each) => isWithin(path, each) && isHarvested(each))
				.sort();
		},
		async keepHarvested(harvested) {
			const bytes = (await workspace.read(harvested.path))?.bytes;
			const decoded = bytes && decodeText(bytes);
			const source = decoded && "text" in decoded ? decoded.text : "";
			const { lines } = codeOf(harvested.path, source);
			return write(draftOf(harvested, lines, bytes));
		},
		moments: (range) =>
			momentsInRange(history(), range, createPacer(slice), isNoted),
		isNoted,
	};

	/** Those of the reasons that no note on their file says, and the notes that say the others. */
	async function unsaid<T extends Pick<Harvested, "path" | "text">>(
		written: readonly T[],
	): Promise<{ reasons: readonly T[]; noted: readonly NoteFile[] }> {
		const notes = new Map<NoteFile, Promise<string>>();
		const textOf = (file: NoteFile) => {
			const text =
				notes.get(file) ??
				store.read(file).then(
					({ text }) => text,
					() => "",
				);
			notes.set(file, text);
			return text;
		};
		const reasons: T[] = [];
		const noted: NoteFile[] = [];
		for (const each of written) {
			let saying: NoteFile | undefined;
			for (const { note } of index.notesAt(each.path))
				if (saysMostOf(await textOf(note.file), each.text)) saying = note.file;
			if (saying) noted.push(saying);
			else reasons.push(each);
		}
		return { reasons, noted };
	}
}
