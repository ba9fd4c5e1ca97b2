import { linkSplices } from "../../combine/links/linkSplices.ts";
import { movedPath, type PathMove } from "../../combine/links/movedPath.ts";
import { isTacitError, TacitError } from "../../core/errors.ts";
import { publishedFolder } from "../../core/markdown/publishedFolder.ts";
import { applySplices, type Splice } from "../../core/markdown/splice.ts";
import { msg } from "../../core/message.ts";
import type { NoteFile } from "../../core/note.ts";
import { noteFolderOf, noteIdInName } from "../../core/notePath.ts";
import { createPacer } from "../../core/pacer.ts";
import { folderOf, type RepoPath } from "../../core/repoPath.ts";
import {
	decodeText,
	encodeText,
	type TextEncoding,
} from "../../core/textEncoding.ts";
import type { TacitBase } from "../base.ts";
import type { RecordFiles } from "./recordFiles.ts";
import { rowsWhere } from "./rowsWhere.ts";

/** Changes of links in a file, none of which is made yet. */
export interface LinkEdit {
	/** A record counts as published. */
	readonly file: NoteFile;
	/** As it was read, unsaved changes included: the offsets of the splices are in it. */
	readonly text: string;
	readonly encoding: TextEncoding;
	readonly splices: readonly Splice[];
}

/** What an editor holds, which may be ahead of the disk and of the index. */
export interface InEditors {
	/** Files that are looked at whatever is known of them: what was just typed or written is in no index. */
	readonly besides: readonly NoteFile[];
	/** The text that changes will be made in; `undefined` for a file that is not open. */
	textOf(file: NoteFile): string | undefined;
}

/** Finds and makes the changes that keep links alive. */
export interface LinkEdits {
	/** The changes when files or folders go elsewhere, in the files as they lie before, drafts included. */
	linkEditsFor(
		moves: readonly PathMove[],
		inEditors?: InEditors,
	): Promise<readonly LinkEdit[]>;
	/** What makes dead links lead to where the notes are. Links to notes that are nowhere, or are private, stay. */
	linkRepairs(inEditors?: InEditors): Promise<readonly LinkEdit[]>;
	/** The same in a text of the file that may be another than it holds. */
	linkRepairsIn(file: NoteFile, text: string): Promise<readonly Splice[]>;
	/** Makes the changes in a file, and reads it again; throws `conflict` if it is not as it was read. */
	writeLinks(edit: LinkEdit): Promise<void>;
}

/** The folder from which the links of a note or record are meant. */
export function linkFolder(file: NoteFile): RepoPath {
	const noteFolder = noteIdInName(file.path) && noteFolderOf(file);
	return noteFolder === undefined
		? folderOf(file.path)
		: publishedFolder({ path: file.path, noteFolder });
}

/** Whether an editor reads the file as Tacit does, whatever it is set to. */
export function isUtf8(encoding: TextEncoding): boolean {
	return encoding === "utf-8" || encoding === "utf-8-bom";
}

const keyOf = ({ visibility, path }: NoteFile) => `${visibility} ${path}`;

/** Over the index of notes and the records. What cannot be read, or takes too long to read, is left as it is. */
export function createLinkEdits(
	base: TacitBase,
	records: RecordFiles,
): LinkEdits {
	const { index, codec, trees, slice, log, loaded, refresh } = base;
	const repairsIn: LinkEdits["linkRepairsIn"] = async (file, text) => {
		const folder = linkFolder(file);
		return linkSplices(await codec.linkPlaces(text), folder, folder, placeNow);
	};
	return {
		async linkEditsFor(moves, inEditors) {
			const now = (path: RepoPath) => movedPath(path, moves);
			const files = await filesWhere(
				(file) =>
					file.visibility === "published" && now(file.path) !== file.path,
				(target) => now(target) !== target,
			);
			return editsOf(files, inEditors, async (file, text) =>
				linkSplices(
					await codec.linkPlaces(text),
					linkFolder(file),
					file.visibility === "draft"
						? linkFolder(file)
						: linkFolder({ ...file, path: now(file.path) }),
					now,
				),
			);
		},
		async linkRepairs(inEditors) {
			const dead = await filesWhere(
				() => false,
				(target) => placeNow(target) !== target,
			);
			return editsOf(dead, inEditors, repairsIn);
		},
		linkRepairsIn: async (file, text) => {
			await loaded();
			return repairsIn(file, text);
		},
		async writeLinks({ file, text, splices }) {
			const tree = trees[file.visibility];
			const content = await tree.read(file.path);
			const decoded = content && decodeText(content.bytes);
			if (!decoded || !("text" in decoded) || decoded.text !== text)
				throw new TacitError(
					"conflict",
					msg`${file.path} has changed meanwhile. Nothing was written.`,
				);
			await tree.write(
				file.path,
				encodeText(applySplices(text, splices), decoded.encoding),
				content?.bytes,
			);
			if (index.row(file)) await refresh(file.visibility, [file.path]);
		},
	};

	/** The notes and records that are meant themselves, or link to what is. */
	async function filesWhere(
		isFile: (file: NoteFile) => boolean,
		isTarget: (target: RepoPath) => boolean,
	): Promise<readonly NoteFile[]> {
		const pacer = createPacer(slice);
		const rows = await rowsWhere(
			base,
			({ file, links }) =>
				isFile(file) || links.some(({ target }) => isTarget(target)),
			pacer,
		);
		const found = rows.map(({ file }) => file);
		for (const [path, { links }] of await records.look()) {
			const file: NoteFile = { path, visibility: "published" };
			if (isFile(file) || links.some(({ target }) => isTarget(target)))
				found.push(file);
		}
		return found.sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
	}

	async function editsOf(
		found: readonly NoteFile[],
		inEditors: InEditors | undefined,
		splicesIn: (file: NoteFile, text: string) => Promise<readonly Splice[]>,
	): Promise<readonly LinkEdit[]> {
		const files = new Map(
			[...found, ...(inEditors?.besides ?? [])].map((file) => [
				keyOf(file),
				file,
			]),
		);
		const edits: LinkEdit[] = [];
		for (const file of files.values())
			try {
				const content = await trees[file.visibility].read(file.path);
				const decoded = content && decodeText(content.bytes);
				if (!decoded || !("text" in decoded)) continue;
				const { encoding } = decoded;
				const text =
					(isUtf8(encoding) ? inEditors?.textOf(file) : undefined) ??
					decoded.text;
				const splices = await splicesIn(file, text);
				if (splices.length > 0) edits.push({ file, text, encoding, splices });
			} catch (error) {
				if (!isTacitError(error)) throw error;
				log.warn(`The links in ${file.path} could not be read.`, error);
			}
		return edits;
	}

	/** Where a note is to which a link leads that is dead. */
	function placeNow(path: RepoPath): RepoPath {
		const id = noteIdInName(path);
		if (id === undefined || index.row({ path, visibility: "published" }))
			return path;
		const note = index.byId(id);
		return note?.file.visibility === "published" ? note.file.path : path;
	}
}
