import { scanFile } from "../core/index/scanFile.ts";
import type { NoteFile, NoteHead } from "../core/note.ts";
import { parseNoteId } from "../core/noteId.ts";
import { isWithin, type RepoPath } from "../core/repoPath.ts";
import {
	type CommittedNote,
	type Spiral,
	spiral,
} from "../internalize/spiral/spiral.ts";
import type { TacitBase } from "./base.ts";

/** See `Spirals.spiral`; `today`: `YYYY-MM-DD`. */
export async function spiralOf(
	area: RepoPath,
	{ index, history, loaded }: TacitBase,
	today: string,
): Promise<Spiral> {
	await loaded();
	const git = history();
	const read = new Map<RepoPath, Promise<CommittedNote | undefined>>();
	const committed = (path: RepoPath) => {
		const known = read.get(path);
		if (known) return known;
		const reading = git.show("HEAD", path).then((bytes) => {
			const head = bytes && headOf(path, bytes);
			return head && { path, head };
		});
		read.set(path, reading);
		return reading;
	};
	const paths = new Set<RepoPath>(await git.removed());
	// A list: to look into notes moves them within the index.
	for (const path of [...index.paths("published")]) {
		const head = index.noteIn({ path, visibility: "published" })?.head;
		if (head && isAbout(head, area)) paths.add(path);
	}
	const notes: CommittedNote[] = [];
	for (const path of paths) {
		const note = await committed(path);
		if (note && isAbout(note.head, area)) notes.push(note);
	}
	const others = await sources(notes);
	return spiral({
		notes,
		noteOf: (id) => others.get(id),
		changes: await git.noteChanges(),
		firstCommits: await git.firstCommits(),
		today,
	});

	/** The notes from which these came, by id, step by step. */
	async function sources(
		from: readonly CommittedNote[],
	): Promise<ReadonlyMap<string, CommittedNote>> {
		const found = new Map<string, CommittedNote>(
			from.map((note) => [note.head.id, note]),
		);
		let open = from;
		while (open.length > 0) {
			const next: CommittedNote[] = [];
			for (const text of open.flatMap(({ head }) => head.from)) {
				const id = parseNoteId(text);
				if (id === undefined || found.has(id)) continue;
				const file = index.byId(id)?.file;
				if (file?.visibility !== "published") continue;
				const note = await committed(file.path);
				if (!note || found.has(id)) continue;
				found.set(id, note);
				next.push(note);
			}
			open = next;
		}
		return found;
	}
}

function headOf(path: RepoPath, bytes: Uint8Array): NoteHead | undefined {
	const file: NoteFile = { path, visibility: "published" };
	return scanFile(file, bytes).head;
}

function isAbout(
	{ anchors }: Pick<NoteHead, "anchors">,
	area: RepoPath,
): boolean {
	return anchors.some(({ path }) => isWithin(area, path));
}
