import { Disposable, type ExtensionContext, ViewColumn, window } from "vscode";
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
			async deserializeWebviewPanel(panel) {
				const repository = repositories.all()[0] ?? hereOrNone(repositories);
				if (repository) add(panel, repository);
				else panel.dispose();
			},
		}),
		repositories.onDidChangeNotes(({ repository }) => {
			for (const each of of(repository)) each.refresh();
		}),
		repositories.onDidChangeHistory((repository) => {
			for (const each of of(repository)) each.refresh();
		}),
		new Disposable(() => {
			for (const each of open) each.dispose();
		}),
	);
}

function hereOrNone(repositories: Repositories): OpenRepository | undefined {
	try {
		return repositoryHere(repositories);
	} catch {
		return undefined;
	}
}
