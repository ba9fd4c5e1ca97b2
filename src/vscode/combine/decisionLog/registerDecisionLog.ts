import {
	Disposable,
	type ExtensionContext,
	Uri,
	ViewColumn,
	window,
	workspace,
} from "vscode";
import { commandIds } from "../../commandIds.ts";
import type { CommandRunner, FailureReport } from "../../commandRunner.ts";
import type { OpenRepository } from "../../openRepository.ts";
import type { Repositories } from "../../repositories.ts";
import { repositoryHere } from "../sharingCommands.ts";
import { DecisionLogPanel } from "./decisionLogPanel.ts";

const viewType = "tacit.decisionLog";

/** The command that shows the decision log, and what brings it back after a reload. */
export function registerDecisionLog(
	{ extensionUri }: Pick<ExtensionContext, "extensionUri">,
	repositories: Repositories,
	run: CommandRunner,
	failed: FailureReport,
): Disposable {
	const open = new Set<DecisionLogPanel>();
	const add = (
		panel: DecisionLogPanel["panel"],
		repository: OpenRepository,
	) => {
		const made = new DecisionLogPanel({
			...{ panel, repository, extensionUri, failed },
		});
		open.add(made);
		panel.onDidDispose(() => {
			open.delete(made);
			made.dispose();
		});
	};
	const of = (repository: OpenRepository) =>
		[...open].filter((each) => each.repository === repository);
	return Disposable.from(
		run(commandIds.showDecisionLog, async () => {
			const repository = repositoryHere(repositories);
			const [shown] = of(repository);
			if (shown) {
				shown.panel.reveal();
				return;
			}
			const panel = window.createWebviewPanel(viewType, "", ViewColumn.Active, {
				enableFindWidget: true,
			});
			add(panel, repository);
		}),
		window.registerWebviewPanelSerializer(viewType, {
			async deserializeWebviewPanel(panel, state: unknown) {
				const repository = keptOf(repositories, state);
				if (repository) add(panel, repository);
				else panel.dispose();
			},
		}),
		repositories.onDidChangeNotes(({ repository }) => {
			for (const each of of(repository)) each.refresh();
		}),
		// Records are files like any other; what git brings is told below.
		workspace.onDidSaveTextDocument(({ uri, languageId }) => {
			const repository =
				open.size > 0 && languageId === "markdown" && repositories.of(uri);
			for (const each of repository ? of(repository) : []) each.refresh();
		}),
		repositories.onDidChangeHistory((repository) => {
			for (const each of of(repository)) each.refresh();
		}),
		new Disposable(() => {
			for (const each of open) each.dispose();
		}),
	);
}

/** The repository that a panel showed before the reload; else the one at hand, if there is any. */
function keptOf(
	repositories: Repositories,
	state: unknown,
): OpenRepository | undefined {
	const root = (state as { readonly root?: unknown } | null | undefined)?.root;
	const kept =
		typeof root === "string"
			? repositories.of(Uri.joinPath(Uri.parse(root), "any"))
			: undefined;
	if (kept) return kept;
	try {
		return repositoryHere(repositories);
	} catch {
		return undefined;
	}
}
