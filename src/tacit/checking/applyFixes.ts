import { isTacitError, TacitError } from "../../core/errors.ts";
import { createMedia } from "../../core/media.ts";
import { msg } from "../../core/message.ts";
import type { NoteFile } from "../../core/note.ts";
import { folderOf, type RepoPath } from "../../core/repoPath.ts";
import { sameBytes } from "../../core/sameBytes.ts";
import { encodeText } from "../../core/textEncoding.ts";
import type { TacitBase } from "../base.ts";
import type { LinkEdit, LinkEdits } from "../links/linkEdits.ts";
import { releaseMedia } from "../releaseMedia.ts";
import type { FixPlan, LeftFile, NoteFix } from "./fixPlan.ts";

/** What was done of a plan. */
export interface FixesDone {
	readonly notes: readonly NoteFix[];
	readonly links: readonly LinkEdit[];
	/** What the plan left, and what was changed by somebody else meanwhile. */
	readonly left: readonly LeftFile[];
}

/**
 * Does what was planned. A note is whole at its new place, with its images, and links lead there, before it goes from the old
 * one: wherever this stops nothing is lost, and the next time goes on. What changed meanwhile is left as it is.
 */
export async function applyFixes(
	plan: FixPlan,
	base: TacitBase,
	{ linkEditsFor, writeLinks }: Pick<LinkEdits, "linkEditsFor" | "writeLinks">,
): Promise<FixesDone> {
	const media = createMedia(base.trees, undefined);
	const left = [...plan.left];
	const attempt = async (file: NoteFile, work: () => Promise<void>) => {
		try {
			await work();
			return true;
		} catch (error) {
			if (!isTacitError(error)) throw error;
			left.push({ file, why: error.words });
			return false;
		}
	};
	const notes: NoteFix[] = [];
	for (const fix of plan.notes)
		if (await attempt(fix.note.file, () => writeThere(fix))) notes.push(fix);
	const moved = notes.filter(({ move }) => move);
	const links: LinkEdit[] = [];
	for (const edit of await linksTo(moved))
		if (await attempt(edit.file, () => writeLinks(edit))) links.push(edit);
	for (const { note, stored } of moved)
		await attempt(note.file, async () => {
			await base.trees.published.remove(note.file.path, stored.bytes, {
				...{ trash: false, withFolder: true },
			});
		});
	const touched = notes.flatMap(({ note, move }) => [
		note.file.path,
		...(move ? [move.to] : []),
	]);
	if (touched.length > 0) await base.refresh("published", touched);
	const release = releaseMedia(base, media);
	for (const { note, stored } of moved)
		await attempt(note.file, () =>
			release(placeOf(note.file.path), stored.text, false),
		);
	return { notes, links, left };

	/** Where a note stayed after all, no link may lead to where it should have gone. */
	async function linksTo(
		moved: readonly NoteFix[],
	): Promise<readonly LinkEdit[]> {
		const isWhole =
			moved.length === plan.notes.filter(({ move }) => move).length;
		if (isWhole) return plan.links;
		const edits = await linkEditsFor(moved.flatMap(({ move }) => move ?? []));
		const planned = new Set(plan.links.map(({ file }) => fileKey(file)));
		return edits.filter(({ file }) => planned.has(fileKey(file)));
	}

	async function writeThere({ stored, text, move }: NoteFix): Promise<void> {
		const { published } = base.trees;
		const bytes = encodeText(text, stored.encoding);
		if (!move) return published.write(stored.file.path, bytes, stored.bytes);
		const file = { ...stored.file, path: move.to };
		await media.copy(placeOf(stored.file.path), file, stored.text);
		const now = await published.read(stored.file.path);
		if (!now || !sameBytes(now.bytes, stored.bytes))
			throw new TacitError(
				"conflict",
				msg`${stored.file.path} has changed meanwhile. Nothing was written.`,
			);
		const there = await published.read(move.to);
		if (there && sameBytes(there.bytes, bytes)) return;
		await published.write(move.to, bytes, undefined);
	}
}

function fileKey({ visibility, path }: NoteFile): string {
	return `${visibility} ${path}`;
}

function placeOf(path: RepoPath) {
	return { visibility: "published", folder: folderOf(path) } as const;
}
