import {
	type CommentThread,
	commands,
	Disposable,
	l10n,
	Range,
	SnippetString,
	type TextDocument,
	type TextEditor,
	ThemeIcon,
	Uri,
	window,
} from "vscode";
import { TacitError } from "../../core/errors.ts";
import { msg } from "../../core/message.ts";
import type { NoteFile } from "../../core/note.ts";
import { noteIdInName } from "../../core/notePath.ts";
import { parseRepoPath } from "../../core/repoPath.ts";
import {
	comparisonHeading,
	comparisonPlace,
} from "../../externalize/templates/comparison.ts";
import {
	type DiagramKind,
	diagramKinds,
	diagramText,
} from "../../externalize/templates/diagrams.ts";
import type {
	Template,
	TemplateSection,
} from "../../externalize/templates/template.ts";
import {
	missingSections,
	sectionText,
} from "../../externalize/templates/templateText.ts";
import { withTemplate } from "../../externalize/templates/withTemplate.ts";
import { codeFileOf } from "../codeFile.ts";
import { commandIds } from "../commandIds.ts";
import type { CommandRunner } from "../commandRunner.ts";
import type { OpenRepository } from "../openRepository.ts";
import type { Repositories } from "../repositories.ts";
import { linesTouched } from "../textLines.ts";
import type { Composer } from "./composer.ts";
import { newWriting } from "./newWriting.ts";
import { pickTemplate } from "./pickTemplate.ts";

/** What helps to write: sections of a template, a comparison, a diagram, put into the inline editor or a note's own file. */
export function registerInsertCommands(
	repositories: Repositories,
	composer: Composer,
	run: CommandRunner,
): Disposable {
	const templatesFor = (uri: Uri, isFolder: boolean) =>
		(isFolder
			? repositories.ofFolder(uri)
			: repositories.of(uri)
		)?.tacit.templates() ?? [];
	const target = (thread: unknown) =>
		editorToWriteIn(
			repositories,
			composer,
			thread as CommentThread | undefined,
		);
	return Disposable.from(
		run(commandIds.writeFromTemplate, async () => {
			const editor = window.activeTextEditor;
			const file = editor && codeFileOf(editor.document);
			if (!file)
				throw new TacitError(
					"bad-argument",
					msg`Open a file and select the lines to write about.`,
				);
			const repository = repositories.of(file.uri);
			await repository?.ready;
			const lines = file.linesOf(
				editor.document,
				linesTouched(editor.selection),
			);
			const template = await pickTemplate(
				templatesFor(file.uri, false),
				undefined,
			);
			if (template)
				await composer.begin(
					withTemplate(newWriting(file.uri, lines, false), template),
				);
		}),
		run(commandIds.insertSections, async (thread) => {
			const open = composer.writingIn(thread as CommentThread | undefined);
			if (!open) throw nothingOpen();
			const { writing, editor, setKind } = open;
			const template = await templateToInsert(
				templatesFor(Uri.parse(writing.uri), writing.isFolder),
				writing.kind,
			);
			if (!template) return;
			if (template.kind !== writing.kind) setKind(template.kind);
			const sections = missingSections(editor.document.getText(), template);
			if (sections.length === 0)
				window.setStatusBarMessage(
					l10n.t("$(check) All of its sections are there."),
					5000,
				);
			else await insertSections(editor, sections);
		}),
		run(commandIds.insertComparison, (thread) =>
			insertComparison(target(thread)),
		),
		run(commandIds.insertDiagram, async (thread) => {
			const editor = target(thread);
			const kind = await pickDiagram();
			if (kind) await insertBlock(editor, diagramText(kind));
		}),
		run(commandIds.insert, async (thread) => {
			const picked = await window.showQuickPick(
				[
					{
						label: l10n.t("Comparison"),
						description: l10n.t(
							"It is like … because …; the comparison breaks where ….",
						),
						iconPath: new ThemeIcon("mirror"),
						command: commandIds.insertComparison,
					},
					{
						label: l10n.t("Diagram"),
						description: l10n.t("of a flow, a sequence or states"),
						iconPath: new ThemeIcon("type-hierarchy"),
						command: commandIds.insertDiagram,
					},
					{
						label: l10n.t("Image"),
						description: l10n.t("from a file"),
						iconPath: new ThemeIcon("file-media"),
						command: commandIds.insertImage,
					},
				],
				{ title: l10n.t("What to insert?") },
			);
			if (picked) await commands.executeCommand(picked.command, thread);
		}),
	);
}

/** A kind's own template where there is no choice; else asks. */
async function templateToInsert(
	templates: readonly Template[],
	kind: Template["kind"],
): Promise<Template | undefined> {
	const isOnlyByKind = templates.every((each) => each.name === each.kind);
	const own = templates.find(({ name }) => name === kind);
	return isOnlyByKind && own ? own : pickTemplate(templates, kind);
}

/** The inline editor of the thread, or the one with the focus; else a note's own file that is being edited. Throws `bad-argument` for neither. */
export function editorToWriteIn(
	repositories: Repositories,
	composer: Composer,
	thread: CommentThread | undefined,
): TextEditor {
	const active = window.activeTextEditor;
	if (!thread && active && noteFileOf(repositories, active.document))
		return active;
	const open = composer.writingIn(thread);
	if (open) return open.editor;
	throw nothingOpen();
}

function nothingOpen(): TacitError {
	return new TacitError(
		"bad-argument",
		msg`Begin a note, or open one, and put the cursor into it.`,
	);
}

/** The note, published or a draft, whose file the document is; `undefined` for other documents. */
export function noteFileOf(
	repositories: Repositories,
	{ uri }: Pick<TextDocument, "uri">,
): { repository: OpenRepository; file: NoteFile } | undefined {
	if (uri.scheme !== "file") return undefined;
	const name = parseRepoPath(uri.path.split("/").at(-1) ?? "");
	const id = name && noteIdInName(name);
	for (const repository of id ? repositories.all() : []) {
		const file = id && repository.tacit.index.byId(id)?.file;
		if (file && repository.uriOf(file).toString() === uri.toString())
			return { repository, file };
	}
	return undefined;
}

/** Puts the sections at the end; Tab goes from one to the next. */
async function insertSections(
	editor: TextEditor,
	sections: readonly TemplateSection[],
): Promise<void> {
	const isEmpty = editor.document.getText().trim() === "";
	const snippet = new SnippetString();
	if (isEmpty) snippet.appendTabstop().appendText("\n\n");
	for (const [index, section] of sections.entries()) {
		snippet.appendText(`${index > 0 ? "\n\n" : ""}${sectionText(section)}\n\n`);
		snippet.appendTabstop(index === sections.length - 1 ? 0 : undefined);
	}
	await insertAtEnd(editor, snippet);
}

/** Below its heading, or with it at the end (of a note's file at the cursor, for its code stands at the end); Tab goes from gap to gap. */
async function insertComparison(editor: TextEditor): Promise<void> {
	const { document } = editor;
	const text = document.getText();
	const { start, end, needsHeading } = comparisonPlace(
		document.uri.scheme === "file" ? "" : text,
	);
	const snippet = new SnippetString()
		.appendText(needsHeading ? `## ${comparisonHeading}\n\n` : "\n")
		.appendText("It is like ")
		.appendPlaceholder("…")
		.appendText(" because ")
		.appendPlaceholder("…")
		.appendText("; the comparison breaks where ")
		.appendPlaceholder("…")
		.appendText(".");
	if (document.uri.scheme === "file") await insertOwnLines(editor, snippet);
	else if (needsHeading) await insertAtEnd(editor, snippet);
	else
		await editor.insertSnippet(
			snippet.appendText(end < text.length ? "\n\n" : ""),
			new Range(document.positionAt(start), document.positionAt(end)),
		);
}

/** With a blank line above, in the place of the blank ones that end the text. */
async function insertAtEnd(
	editor: TextEditor,
	snippet: SnippetString,
): Promise<void> {
	const { document } = editor;
	const text = document.getText();
	const kept = text.trimEnd();
	await editor.insertSnippet(
		new SnippetString(`${kept === "" ? "" : "\n\n"}${snippet.value}`),
		new Range(
			document.positionAt(kept.length),
			document.positionAt(text.length),
		),
	);
}

async function insertBlock(editor: TextEditor, block: string): Promise<void> {
	await insertOwnLines(editor, new SnippetString().appendText(block));
}

/** At the cursor, with a blank line above and below. */
async function insertOwnLines(
	editor: TextEditor,
	snippet: SnippetString,
): Promise<void> {
	const { document, selection } = editor;
	const text = document.getText();
	const at = document.offsetAt(selection.active);
	const lineStart = text.lastIndexOf("\n", at - 1) + 1;
	const isBlankLine = text.slice(lineStart).split("\n", 1)[0]?.trim() === "";
	const offset = isBlankLine ? lineStart : endOfLine(text, at);
	const above = text.slice(0, offset);
	const below = text.slice(offset);
	const before =
		above.trim() === "" || /\n[ \t]*\r?\n$/.test(above)
			? ""
			: above.endsWith("\n")
				? "\n"
				: "\n\n";
	const after =
		below.trim() === "" ? "" : /^\r?\n[ \t]*\r?\n/.test(below) ? "" : "\n";
	const place = document.positionAt(offset);
	await editor.insertSnippet(
		new SnippetString(`${before}${snippet.value}${after}`),
		new Range(place, place),
	);
}

function endOfLine(text: string, at: number): number {
	const end = text.indexOf("\n", at);
	const last = end < 0 ? text.length : end;
	return text.charAt(last - 1) === "\r" ? last - 1 : last;
}

async function pickDiagram(): Promise<DiagramKind | undefined> {
	const picked = await window.showQuickPick(
		diagramKinds.map((diagram) => ({ label: diagramWord(diagram), diagram })),
		{ title: l10n.t("What does the diagram show?") },
	);
	return picked?.diagram;
}

function diagramWord(kind: DiagramKind): string {
	switch (kind) {
		case "flow":
			return l10n.t("A flow: steps and choices");
		case "sequence":
			return l10n.t("A sequence: who calls whom, and when");
		case "state":
			return l10n.t("States, and what leads from one to the next");
	}
}
