import { Disposable, Uri } from "vscode";
import { TacitError } from "../../../core/errors.ts";
import { msg } from "../../../core/message.ts";
import { repoRoot } from "../../../core/repoPath.ts";
import { commandIds } from "../../commandIds.ts";
import type { CommandRunner } from "../../commandRunner.ts";
import { placeHere } from "../../placeHere.ts";
import type { Repositories } from "../../repositories.ts";
import { createRiskView, type RiskView } from "./riskView.ts";

/** The view of places that few who are here know; it is made, and its code loaded, when somebody asks for it. */
export function registerRisk(
	repositories: Repositories,
	run: CommandRunner,
): Disposable {
	let view: RiskView | undefined;
	return Disposable.from(
		{ dispose: () => view?.dispose() },
		run(commandIds.showRisk, async (given) => {
			const place = given instanceof Uri ? given : placeHere();
			const repository = place && repositories.of(place);
			if (!repository)
				throw new TacitError("bad-argument", msg`Open a folder first.`);
			const area = given instanceof Uri ? repository.pathOf(given) : undefined;
			view ??= createRiskView();
			await view.show(repository, area ?? repoRoot);
		}),
		run(commandIds.refreshRisk, async () => view?.refresh()),
		run(commandIds.closeRisk, async () => view?.close()),
		repositories.onDidClose((repository) => view?.forget(repository)),
	);
}
