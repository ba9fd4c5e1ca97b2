import {
	commands,
	FileType,
	Range,
	ViewColumn,
	window,
	workspace,
} from "vscode";
import type { LogEntry } from "../../../combine/log/logEntry.ts";
import type { LineRange } from "../../../core/lineRange.ts";
import { codeOf } from "../../../core/notebook/codeText.ts";
import { parseNoteId } from "../../../core/noteId.ts";
import type { RepoPath } from "../../../core/repoPath.ts";
import type { OpenRepository } from "../../openRepository.ts";
import { rangeOf } from "../../textLines.ts";

/** What is to be opened for an entry. */
export interface WantedPlace {
	readonly path: RepoPath;
	/** As its note has them; where they are today is looked for. */
	readonly lines: LineRange | undefined;
	/** Whether the keyboard stays in the panel. */
	readonly keepsFocus: boolean;
}

/** Opens code of an entry, or its file, beside the panel: at the lines where a note's code is today, if they are found. */
export async function openBeside(
	repository: OpenRepository,
	entry: LogEntry,
	{ path, lines, keepsFocus }: WantedPlace,
): Promise<void> {
	const today = lines && (await linesToday(repository, entry, path));
	const uri = await repository.codeUri(today?.path ?? path);
	const stat = await workspace.fs.stat(uri);
	const isFolder = (stat.type & FileType.Directory) !== 0;
	if (isFolder) {
		await commands.executeCommand("revealInExplorer", uri);
		return;
	}
	const at = today?.lines;
	await commands.executeCommand("vscode.open", uri, {
		viewColumn: besideColumn(),
		preserveFocus: keepsFocus,
		preview: true,
		...(at ? { selection: rangeOfStart(at) } : {}),
	});
}

/** The group beside the panel's: the same one each time. */
function besideColumn(): ViewColumn {
	return window.tabGroups.all.length > 1 &&
		window.tabGroups.activeTabGroup.viewColumn === ViewColumn.Two
		? ViewColumn.One
		: ViewColumn.Two;
}

function rangeOfStart(lines: LineRange): Range {
	const { start } = rangeOf(lines);
	return new Range(start, start);
}

/** Where the note's code on a file is now; `undefined` where it is not found, or the entry is a record. */
async function linesToday(
	{ tacit }: OpenRepository,
	{ key }: LogEntry,
	path: RepoPath,
): Promise<{ readonly path: RepoPath; readonly lines: LineRange } | undefined> {
	const id = parseNoteId(key);
	if (!id) return undefined;
	const code = (await tacit.readCode(path)) ?? codeOf(path, "");
	const placed = await tacit.placeNotes(path, () => code, { history: true });
	const placement = placed.find(({ note }) => note.head.id === id)?.placement;
	return placement?.state === "attached"
		? { path: placement.path, lines: placement.lines }
		: undefined;
}
