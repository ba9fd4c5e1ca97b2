import { commands, env, FileType, type Uri, workspace } from "vscode";
import type { FoundStep } from "../../../tacit/readingPaths.ts";
import { commandIds } from "../../commandIds.ts";
import type { OpenRepository } from "../../openRepository.ts";
import { showCodeFile, showLines } from "../../showLines.ts";

/**
 * Opens what a step is: code at its lines, a note at the code that it speaks of with what it says, a document as it reads. A
 * note on a file as a whole or on a folder, and one whose code was not found, is shown itself.
 */
export async function openStep(
	step: FoundStep,
	repository: OpenRepository,
): Promise<void> {
	const { kind, key, path, lines, note } = step;
	if (kind === "page") {
		// As a text: an `Uri` forgets which of its characters were encoded. VS Code asks before it goes there.
		await env.openExternal(key as unknown as Uri);
		return;
	}
	if (note) {
		await openNote(note, repository);
		return;
	}
	if (path === undefined) return;
	const uri = await repository.codeUri(path);
	const { type } = await workspace.fs.stat(uri);
	if ((type & FileType.Directory) !== 0) {
		await commands.executeCommand("revealInExplorer", uri);
		return;
	}
	if (!lines && /\.(?:md|markdown)$/i.test(path)) {
		await commands.executeCommand("markdown.showPreview", uri);
		return;
	}
	const file = await showCodeFile(uri);
	if (lines) await showLines(file, lines);
}

async function openNote(
	note: NonNullable<FoundStep["note"]>,
	{ tacit, root, uriOf }: OpenRepository,
): Promise<void> {
	const place = await tacit.notePlaces().of(note);
	if (place?.placement.state !== "attached") {
		await commands.executeCommand("markdown.showPreview", uriOf(note.file));
		return;
	}
	await commands.executeCommand(
		commandIds.showNote,
		root.toString(),
		note.head.id,
		place.anchorIndex,
	);
	await commands.executeCommand("editor.action.showHover", {
		focus: "noAutoFocus",
	});
}
