import { type LinkTarget, rankTargets } from "../combine/links/rankTargets.ts";
import type { Way } from "../combine/links/wayOf.ts";
import { gistOf } from "../core/markdown/gist.ts";
import type { IndexedNote } from "../core/note.ts";
import type { NoteId } from "../core/noteId.ts";
import { createPacer } from "../core/pacer.ts";
import { baseName, type RepoPath } from "../core/repoPath.ts";
import { safeTexts } from "../core/safeTexts.ts";
import type { TacitBase } from "./base.ts";
import { type Backlink, backlinksTo } from "./links/backlinks.ts";
import { createLinkEdits, type LinkEdits } from "./links/linkEdits.ts";
import { createNoteTargets } from "./links/noteTargets.ts";
import { noteWay } from "./links/noteWay.ts";
import { createRecordFiles, recordTitle } from "./links/recordFiles.ts";

/** The links between notes and decision records: what can be written, who links here, and what is to be changed. */
export interface Linking extends LinkEdits {
	/**
	 * What a link may lead to that is written in a file on the folder `from` and that fits what was `typed`, best first.
	 * Records are among them as far as they were looked at by now; this begins to look, too.
	 */
	linkTargets(
		from: RepoPath,
		typed: string,
		most: number,
	): Promise<readonly LinkTarget[]>;
	/** Where the published note or record at this path is named by others, ordered by file and line. */
	backlinks(path: RepoPath): Promise<readonly Backlink[]>;
	/** A note's title and the beginning of its prose, as Markdown that can be shown. Throws `unknown-note`. */
	inShort(
		note: IndexedNote,
	): Promise<{ readonly title: string; readonly gist: string }>;
	/** The same of a decision record; `undefined` where there is none. */
	recordInShort(
		path: RepoPath,
	): Promise<{ readonly title: string; readonly gist: string } | undefined>;
	/** How a note came about, and what came of it; `undefined` where it is not there. */
	way(id: NoteId): Promise<Way | undefined>;
}

/** Milliseconds after which it is looked anew which records there are. */
const rest = 5000;

/** Over the index of notes, which it opens as a whole, and the records that git knows. Nothing is looked at before it is asked. */
export function createLinking(base: TacitBase): Linking {
	const { index, store, codec, slice, log, loaded, readText } = base;
	const records = createRecordFiles(base);
	const targetOf = createNoteTargets();
	let lookedAt = Number.NEGATIVE_INFINITY;
	/** Git is not asked at every keystroke. */
	const lookMeanwhile = () => {
		if (slice.now() - lookedAt < rest) return;
		lookedAt = slice.now();
		records
			.look()
			.catch((error: unknown) =>
				log.warn("Decision records could not be read.", error),
			);
	};
	function* targets(): Iterable<LinkTarget> {
		for (const row of index.contents().rows)
			if (row.id !== undefined && row.file.visibility === "published")
				yield targetOf(row);
		for (const { target } of records.known().values()) yield target;
	}
	const unpackAll = async () => {
		const pacer = createPacer(slice);
		for (const target of [...targets()]) {
			if (pacer.isDue()) await pacer.rest();
			void target.words;
		}
	};
	return {
		...createLinkEdits(base, records),
		async linkTargets(from, typed, most) {
			await loaded();
			lookMeanwhile();
			await index.settle(createPacer(slice));
			const found = rankTargets(targets(), typed, from, most);
			// The next letter asks for the words of all.
			if (typed === "") void unpackAll();
			return found;
		},
		backlinks: (path) => backlinksTo(path, base, records, targetOf),
		async inShort({ file, head }) {
			const { text } = await store.read(file);
			return shownInShort(head.title, text);
		},
		async recordInShort(path) {
			const text = await readText(path);
			return text === undefined
				? undefined
				: shownInShort(recordTitle(text) || baseName(path), text);
		},
		way: (id) => noteWay(id, base),
	};
	async function shownInShort(source: string, text: string) {
		const [title = "", gist = ""] = await safeTexts(
			[source, gistOf(text)],
			codec,
		);
		return { title, gist };
	}
}
