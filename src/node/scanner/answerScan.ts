import type { NoteRow } from "../../core/index/noteRow.ts";
import { maximumNoteBytes } from "../../core/index/scanFile.ts";
import {
	formatShelf,
	makeShelf,
	mostRowsOnShelf,
} from "../../core/index/shelf.ts";
import { visitedRow } from "../../core/index/visitedRow.ts";
import { createPacer } from "../../core/pacer.ts";
import { folderOf } from "../../core/repoPath.ts";
import { openWorkspace } from "../files/openWorkspace.ts";
import type { ScanReply, ScanRequest } from "./scanMessages.ts";

/** So long that few messages are needed, and so short that to read one takes a millisecond. */
const replyLength = 128 * 1024;

/** Scans the files, and replies as it goes. */
export async function answerScan(
	{ root, paths }: ScanRequest,
	reply: (reply: ScanReply) => void,
): Promise<void> {
	const tree = openWorkspace(root, { kind: "repository" });
	let text = "";
	let rows: NoteRow[] = [];
	let visited = 0;
	const finishShelf = () => {
		if (rows.length > 0) text += formatShelf(makeShelf(rows));
		rows = [];
	};
	const send = () => {
		finishShelf();
		reply({ text, done: visited });
		text = "";
	};
	await tree.visitFiles({
		paths,
		known: () => undefined,
		maximumBytes: maximumNoteBytes,
		// What was sent is written between the slices.
		pacer: createPacer({
			budgetMs: 20,
			now: () => performance.now(),
			pause: () => new Promise((resolve) => setImmediate(resolve)),
		}),
		visit(path, found) {
			const [first] = rows;
			if (
				rows.length >= mostRowsOnShelf ||
				(first && folderOf(first.file.path) !== folderOf(path))
			)
				finishShelf();
			if (text.length >= replyLength) send();
			const file = { path, visibility: "published" } as const;
			const row = visitedRow(file, found, undefined);
			if (row !== undefined) rows.push(row);
			visited++;
		},
	});
	send();
}
