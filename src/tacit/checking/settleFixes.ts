import { linkSplices } from "../../combine/links/linkSplices.ts";
import { movedPath, type PathMove } from "../../combine/links/movedPath.ts";
import { isTacitError } from "../../core/errors.ts";
import type { NoteEdit } from "../../core/markdown/editNote.ts";
import { applySplices } from "../../core/markdown/splice.ts";
import { mediaNames } from "../../core/media.ts";
import { type Message, msg } from "../../core/message.ts";
import { noteFolderOf, noteIdInName } from "../../core/notePath.ts";
import { folderOf, joinRepoPath, type RepoPath } from "../../core/repoPath.ts";
import { sameBytes } from "../../core/sameBytes.ts";
import type { StoredNote } from "../../core/store.ts";
import { encodeText } from "../../core/textEncoding.ts";
import type { TacitBase } from "../base.ts";
import { type LinkEdits, linkFolder } from "../links/linkEdits.ts";
import type { FixPlan, LeftFile, NoteFix } from "./fixPlan.ts";

/** A note that is to be rewritten, and how. */
export interface WantedFix extends Omit<NoteFix, "text"> {
	readonly edits: readonly NoteEdit[];
}

/**
 * With the text of each note, its links included, and the links of others. Without those that cannot go where they should:
 * then it is worked out again, for others may link to them.
 */
export async function settleFixes(
	wanted: readonly WantedFix[],
	left: readonly LeftFile[],
	base: TacitBase,
	from: Pick<LinkEdits, "linkEditsFor">,
): Promise<FixPlan> {
	const moves = wanted.flatMap(({ move }) => (move ? [move] : []));
	const ignored =
		moves.length > 0 && base.historyIfAny
			? await base.historyIfAny.ignored(moves.map(({ to }) => to))
			: new Set<RepoPath>();
	const notes: NoteFix[] = [];
	const refused: LeftFile[] = [];
	for (const each of wanted)
		try {
			const text = await textOf(each, moves, base);
			const why = await whyNot(each, text, base, ignored);
			const { edits: _, ...fix } = each;
			if (why) refused.push({ file: each.note.file, why });
			else notes.push({ ...fix, text });
		} catch (error) {
			if (!isTacitError(error)) throw error;
			refused.push({ file: each.note.file, why: error.words });
		}
	if (refused.length > 0) {
		const paths = new Set(refused.map(({ file }) => file.path));
		const rest = wanted.filter(({ note }) => !paths.has(note.file.path));
		return settleFixes(rest, [...left, ...refused], base, from);
	}
	const own = new Set(notes.map(({ note }) => note.file.path));
	const links = moves.length > 0 ? await from.linkEditsFor(moves) : [];
	return {
		...{ notes, left },
		links: links.filter(
			({ file }) => file.visibility === "draft" || !own.has(file.path),
		),
	};
}

async function textOf(
	{ note, stored, edits, places, move }: WantedFix,
	moves: readonly PathMove[],
	{ codec, index, workspace }: TacitBase,
): Promise<string> {
	const { file } = note;
	const own = move ? imageMoves(move, stored) : [];
	for (const { anchor, fix } of places)
		if (
			fix.path !== anchor.path &&
			(await workspace.kindOf(anchor.path)) === undefined
		)
			own.push({ from: anchor.path, to: fix.path });
	const after = move ? { ...file, path: move.to } : file;
	const now = (path: RepoPath): RepoPath => {
		const moved = movedPath(path, [...moves, ...own]);
		return moved === path ? notePlace(path, index) : moved;
	};
	const linked = applySplices(
		stored.text,
		linkSplices(
			await codec.linkPlaces(stored.text),
			linkFolder(file),
			linkFolder(after),
			now,
		),
	);
	const noteFolder = move && noteFolderOf(after);
	return codec.edit(linked, stored.at, [
		...edits,
		...(noteFolder === undefined
			? []
			: [{ type: "rebase", noteFolder } as const]),
	]);
}

/** Its images go along. */
function imageMoves({ from, to }: PathMove, { text }: StoredNote): PathMove[] {
	return mediaNames(text).map((name) => ({
		from: joinRepoPath(folderOf(from), "media", name),
		to: joinRepoPath(folderOf(to), "media", name),
	}));
}

/** Where a note is by its id, whose path leads nowhere: it went before, when this was stopped half-way. */
function notePlace(path: RepoPath, index: TacitBase["index"]): RepoPath {
	const id = noteIdInName(path);
	if (id === undefined || index.row({ path, visibility: "published" }))
		return path;
	const file = index.byId(id)?.file;
	return file?.visibility === "published" ? file.path : path;
}

/** What speaks against writing a note there; the same text there is its own, from when this was stopped half-way. */
async function whyNot(
	{ move, stored }: WantedFix,
	text: string,
	{ workspace }: Pick<TacitBase, "workspace">,
	ignored: ReadonlySet<RepoPath>,
): Promise<Message | undefined> {
	if (!move) return undefined;
	const { to } = move;
	if (ignored.has(to))
		return msg`Git ignores ${to}: others would lose the note there.`;
	const there = (await workspace.read(to))?.bytes;
	if (there && !sameBytes(there, encodeText(text, stored.encoding)))
		return msg`Another file stands at ${to}.`;
	for (const image of imageMoves(move, stored)) {
		const other = (await workspace.read(image.to))?.bytes;
		const own = other && (await workspace.read(image.from))?.bytes;
		if (own && !sameBytes(own, other))
			return msg`Another image stands at ${image.to}.`;
	}
	return undefined;
}
