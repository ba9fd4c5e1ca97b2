import {
	type ColorTheme,
	ColorThemeKind,
	Disposable,
	OverviewRulerLane,
	Range,
	type TextEditor,
	ThemeColor,
	Uri,
	window,
	workspace,
} from "vscode";
import { settings } from "../settings.ts";
import type { LivePlaces } from "./livePlaces.ts";

/**
 * One quiet mark after the line on which a note begins, and one beside the scroll bar. After the line, because an
 * icon in the gutter would take the place of breakpoints and of the marks of changed lines.
 */
export function registerMarks(
	places: LivePlaces,
	extensionUri: Uri,
): Disposable {
	const icon = (name: string) =>
		Uri.joinPath(extensionUri, "media", `mark-${name}.svg`);
	// Out of the line's flow: an image in it would push the line's text down. The API has no name for that.
	const after = {
		margin: "0 0 0 1.5em",
		width: "0.9em",
		height: "0.9em",
		textDecoration: "none; position: absolute; top: calc(50% - 0.45em)",
	};
	const markFor = (theme: ColorTheme) => {
		const contrast = isHighContrast(theme) ? "-contrast" : "";
		const iconFor = (ground: string) => ({
			after: { ...after, contentIconPath: icon(ground + contrast) },
		});
		return window.createTextEditorDecorationType({
			light: iconFor("light"),
			dark: iconFor("dark"),
		});
	};
	let mark = markFor(window.activeColorTheme);
	const ruler = window.createTextEditorDecorationType({
		overviewRulerColor: new ThemeColor("tacit.noteRuler"),
		overviewRulerLane: OverviewRulerLane.Center,
	});
	const draw = (editor: TextEditor) => {
		const { document } = editor;
		const lines = new Set<number>();
		for (const { lines: at, note } of places.in(document))
			if (
				at &&
				note.head.status !== "retired" &&
				at.start <= document.lineCount
			)
				lines.add(at.start - 1);
		const ends = [...lines].map((line) => {
			const end = document.lineAt(line).range.end;
			return new Range(end, end);
		});
		editor.setDecorations(mark, settings.lineMarks() ? ends : []);
		editor.setDecorations(ruler, settings.overviewRuler() ? ends : []);
	};
	const drawAll = () => {
		for (const editor of window.visibleTextEditors) draw(editor);
	};
	return Disposable.from(
		{ dispose: () => mark.dispose() },
		ruler,
		window.onDidChangeActiveColorTheme((theme) => {
			mark.dispose();
			mark = markFor(theme);
			drawAll();
		}),
		places.onDidChange((file) => {
			const documents = new Set(file.documents());
			for (const editor of window.visibleTextEditors)
				if (documents.has(editor.document)) draw(editor);
		}),
		window.onDidChangeVisibleTextEditors(drawAll),
		workspace.onDidChangeConfiguration((event) => {
			if (event.affectsConfiguration("tacit")) drawAll();
		}),
	);
}

function isHighContrast({ kind }: ColorTheme): boolean {
	return (
		kind === ColorThemeKind.HighContrast ||
		kind === ColorThemeKind.HighContrastLight
	);
}
