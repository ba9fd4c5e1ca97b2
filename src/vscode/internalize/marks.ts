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
import type { ShownPlaces } from "./pastPlaces.ts";
import type { UnreadNotes } from "./reading/unreadNotes.ts";

/**
 * One quiet mark after the line on which a note begins, with a dot where one was not read, and one beside the scroll bar.
 * After the line, because an
 * icon in the gutter would take the place of breakpoints and of the marks of changed lines.
 */
export function registerMarks(
	places: ShownPlaces,
	extensionUri: Uri,
	unread: Pick<UnreadNotes, "isUnread" | "onDidChange">,
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
	const markFor = (theme: ColorTheme, name: "" | "-unread") => {
		const contrast = isHighContrast(theme) ? "-contrast" : "";
		const iconFor = (ground: string) => ({
			after: { ...after, contentIconPath: icon(ground + contrast + name) },
		});
		return window.createTextEditorDecorationType({
			light: iconFor("light"),
			dark: iconFor("dark"),
		});
	};
	const marksFor = (theme: ColorTheme) => ({
		read: markFor(theme, ""),
		unread: markFor(theme, "-unread"),
	});
	let marks = marksFor(window.activeColorTheme);
	const ruler = window.createTextEditorDecorationType({
		overviewRulerColor: new ThemeColor("tacit.noteRuler"),
		overviewRulerLane: OverviewRulerLane.Center,
	});
	const draw = (editor: TextEditor) => {
		const { document } = editor;
		/** Whether one is unread, by 0-based line. */
		const lines = new Map<number, boolean>();
		for (const place of places.in(document)) {
			const { lines: at, note } = place;
			if (!at || at.start > document.lineCount) continue;
			if (note.head.status === "retired" && settings.shown() !== "everything")
				continue;
			const line = at.start - 1;
			lines.set(line, lines.get(line) === true || unread.isUnread(place));
		}
		const endsOf = (isUnread: boolean) =>
			[...lines]
				.filter(([, each]) => each === isUnread)
				.map(([line]) => {
					const end = document.lineAt(line).range.end;
					return new Range(end, end);
				});
		const [read, dotted] = [endsOf(false), endsOf(true)];
		const isMarked = settings.lineMarks();
		editor.setDecorations(marks.read, isMarked ? read : []);
		editor.setDecorations(marks.unread, isMarked ? dotted : []);
		const isRuled = settings.overviewRuler();
		editor.setDecorations(ruler, isRuled ? [...read, ...dotted] : []);
	};
	const drawAll = () => {
		for (const editor of window.visibleTextEditors) draw(editor);
	};
	const dispose = () => {
		marks.read.dispose();
		marks.unread.dispose();
	};
	return Disposable.from(
		{ dispose },
		ruler,
		window.onDidChangeActiveColorTheme((theme) => {
			dispose();
			marks = marksFor(theme);
			drawAll();
		}),
		places.onDidChange((changed) => {
			const documents = new Set(changed.documents());
			for (const editor of window.visibleTextEditors)
				if (documents.has(editor.document)) draw(editor);
		}),
		unread.onDidChange(drawAll),
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
