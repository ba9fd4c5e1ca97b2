import {
	CodeActionKind,
	Disposable,
	type DocumentSelector,
	EventEmitter,
	languages,
} from "vscode";
import { commandIds } from "../../commandIds.ts";
import type { CommandRunner } from "../../commandRunner.ts";
import type { Repositories } from "../../repositories.ts";
import { referencesToTitle } from "./backlinkPlaces.ts";
import { completeLinks } from "./completeLinks.ts";
import { hoverLink } from "./hoverLink.ts";
import { linkActions } from "./linkActions.ts";
import { fixLinks, showBacklinks } from "./linkCommands.ts";
import { definitionOfLink, linksToNotes } from "./namedPlaces.ts";
import { noteLenses } from "./noteLenses.ts";
import { registerLinkRenames } from "./registerLinkRenames.ts";

const markdown: DocumentSelector = { language: "markdown", scheme: "file" };

/** Milliseconds in which changes of notes are gathered before what stands above a note is asked for again. */
const gathering = 300;

/**
 * Links between notes and decision records, in Markdown documents: written by `[[`, followed, listed, and kept alive when
 * files move. What VS Code's own Markdown does it leaves to that. Nothing is loaded before somebody asks in such a document.
 */
export function registerLinks(
	repositories: Repositories,
	run: CommandRunner,
): Disposable {
	const changed = new EventEmitter<void>();
	let timer: ReturnType<typeof setTimeout> | undefined;
	return Disposable.from(
		changed,
		{ dispose: () => clearTimeout(timer) },
		repositories.onDidChangeNotes(() => {
			timer ??= setTimeout(() => {
				timer = undefined;
				changed.fire();
			}, gathering);
		}),
		languages.registerCompletionItemProvider(
			markdown,
			{
				provideCompletionItems: (document, position) =>
					completeLinks(repositories, document, position),
			},
			"[",
		),
		languages.registerHoverProvider(markdown, {
			provideHover: (document, position) =>
				hoverLink(repositories, document, position),
		}),
		languages.registerDefinitionProvider(markdown, {
			provideDefinition: (document, position) =>
				definitionOfLink(repositories, document, position),
		}),
		languages.registerDocumentLinkProvider(markdown, {
			provideDocumentLinks: (document) => linksToNotes(repositories, document),
		}),
		languages.registerReferenceProvider(markdown, {
			provideReferences: (document, position) =>
				referencesToTitle(repositories, document, position),
		}),
		languages.registerCodeLensProvider(markdown, {
			onDidChangeCodeLenses: changed.event,
			provideCodeLenses: (document) => noteLenses(repositories, document),
		}),
		languages.registerCodeActionsProvider(
			markdown,
			{
				provideCodeActions: (document, range, context) =>
					linkActions(repositories, document, range, context),
			},
			{ providedCodeActionKinds: [CodeActionKind.QuickFix] },
		),
		registerLinkRenames(repositories),
		run(commandIds.fixLinks, () => fixLinks(repositories)),
		run(commandIds.showBacklinks, (given) =>
			showBacklinks(repositories, given),
		),
	);
}
