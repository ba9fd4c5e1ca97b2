import {
	NotebookRange,
	Range,
	type Selection,
	TabInputNotebook,
	TabInputText,
	type TextDocument,
	type TextEditor,
	TextEditorRevealType,
	ThemeColor,
	type Uri,
	window,
	workspace,
} from "vscode";
import type { LineRange } from "../../../core/lineRange.ts";
import type { NotePlace } from "../../../tacit/search/notePlaces.ts";
import { openCodeFile } from "../../codeFile.ts";
import { rangeOf } from "../../textLines.ts";
import { codePathOf, type SearchItem } from "./searchItem.ts";

/** Shows where what was found is, while somebody looks through it. */
export interface PlacePreview {
	/** Shows the item's place in the preview editor, its lines lit; without one that is found the note or record itself. */
	show(item: SearchItem, place: NotePlace | undefined): Promise<void>;
	/** Puts everything as it was before the first was shown. */
	restore(): Promise<void>;
	/** Leaves it shown. */
	dispose(): void;
}

/** Begins with what is shown now. */
export function placePreview(): PlacePreview {
	const lit = window.createTextEditorDecorationType({
		isWholeLine: true,
		backgroundColor: new ThemeColor("editor.rangeHighlightBackground"),
	});
	const before = editorState(window.activeTextEditor);
	const tabs = new Set(textTabs().map(({ key }) => key));
	const previewed = new Set<string>();
	let last: SearchItem | undefined;
	/** One after the other: the editor that comes last is the one to be seen. */
	let showing: Promise<void> = Promise.resolve();

	async function showNow(
		item: SearchItem,
		place: NotePlace | undefined,
	): Promise<void> {
		if (item !== last) return;
		const { repository, answer } = item;
		const { file: path, visibility } = answer.searched;
		const code = place && codePathOf(place);
		const file = await openCodeFile(
			code === undefined
				? repository.uriOf({ path, visibility })
				: await repository.codeUri(code),
		);
		if (item !== last) return;
		previewed.add(file.uri.toString());
		const at =
			place?.placement.state === "attached"
				? file.at(place.placement.lines)
				: undefined;
		if ("getCells" in file.key) {
			const cell = at ? file.documents().indexOf(at.document) : 0;
			await window.showNotebookDocument(file.key, {
				...shownAside,
				selections: [new NotebookRange(cell, cell + 1)],
			});
			return;
		}
		const editor = await window.showTextDocument(file.key, shownAside);
		light(editor, at?.document, at?.lines);
	}

	function light(
		editor: TextEditor,
		document: TextDocument | undefined,
		lines: LineRange | undefined,
	): void {
		if (!document || !lines) {
			editor.setDecorations(lit, []);
			return;
		}
		const range = document.validateRange(rangeOf(lines));
		editor.setDecorations(lit, [range]);
		editor.revealRange(range, TextEditorRevealType.InCenter);
	}

	return {
		show(item, place) {
			last = item;
			showing = showing.then(() =>
				// A file that cannot be shown says so when it is taken.
				showNow(item, place).catch(() => undefined),
			);
			return showing;
		},
		async restore() {
			last = undefined;
			await showing;
			if (previewed.size === 0) return;
			if (before) await bringBack(before);
			const ours = textTabs().filter(
				({ key, tab }) => tab.isPreview && previewed.has(key) && !tabs.has(key),
			);
			if (ours.length > 0)
				await window.tabGroups.close(ours.map(({ tab }) => tab));
		},
		dispose: () => lit.dispose(),
	};
}

const shownAside = { preview: true, preserveFocus: true } as const;

interface EditorState {
	readonly uri: Uri;
	readonly viewColumn: TextEditor["viewColumn"];
	readonly selections: readonly Selection[];
	readonly top: Range | undefined;
	readonly isPreview: boolean;
}

function editorState(editor: TextEditor | undefined): EditorState | undefined {
	if (!editor) return undefined;
	const { uri } = editor.document;
	return {
		...{ uri, viewColumn: editor.viewColumn },
		...{ selections: editor.selections, top: editor.visibleRanges[0] },
		isPreview: textTabs().some(
			({ key, tab }) => key === uri.toString() && tab.isPreview,
		),
	};
}

async function bringBack({
	uri,
	viewColumn,
	selections,
	top,
	isPreview,
}: EditorState): Promise<void> {
	const document = await workspace.openTextDocument(uri);
	const editor = await window.showTextDocument(document, {
		...(viewColumn === undefined ? {} : { viewColumn }),
		preview: isPreview,
	});
	editor.selections = [...selections];
	if (top)
		editor.revealRange(
			new Range(top.start, top.start),
			TextEditorRevealType.AtTop,
		);
}

/** The tabs that show a file. */
function textTabs() {
	return window.tabGroups.all.flatMap(({ tabs }) =>
		tabs.flatMap((tab) =>
			tab.input instanceof TabInputText || tab.input instanceof TabInputNotebook
				? [{ key: tab.input.uri.toString(), tab }]
				: [],
		),
	);
}
