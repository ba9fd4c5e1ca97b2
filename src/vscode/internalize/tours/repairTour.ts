import { commands, l10n, window } from "vscode";
import { baseName } from "../../../core/repoPath.ts";
import { planRepair } from "../../../internalize/tours/planRepair.ts";
import type { CodeDocuments } from "../../codeDocuments.ts";
import type { TourRef } from "./tourRef.ts";
import { stepCount } from "./tourWords.ts";

/** Shows what would be written to point a tour's steps at their code of today, and writes it once somebody says so. */
export async function repairTour(
	{ repository, path }: TourRef,
	codes: CodeDocuments,
): Promise<void> {
	const { tacit } = repository;
	const found = await tacit.tourAt(path);
	const [placed] = await tacit.placeTours([found]);
	if (!placed) return;
	const sure = planRepair(found, placed.places, false);
	const all = planRepair(found, placed.places, true);
	const count = (outcome: (typeof sure.steps)[number]["outcome"]) =>
		sure.steps.filter((step) => step.outcome === outcome).length;
	const [moved, proposed, lost] = [
		count("moved"),
		count("proposed"),
		count("lost"),
	];
	const summary = l10n.t(
		"{0} moved, {1} only probable, {2} not found.",
		stepCount(moved),
		proposed,
		lost,
	);
	if (moved + proposed === 0) {
		window.setStatusBarMessage(
			lost === 0
				? l10n.t("$(check) Every step is where the tour says.")
				: `$(info) ${summary}`,
			5000,
		);
		return;
	}
	const preview = moved > 0 ? sure : all;
	const name = baseName(path);
	await commands.executeCommand(
		"vscode.diff",
		codes.add(name, found.text),
		codes.add(name, preview.text),
		l10n.t("{0}: what would be written", name),
		{ preview: true },
	);
	const write = l10n.t("Write What Moved");
	const writeAll = l10n.t("Write What Is Probable, Too");
	const answer = await window.showInformationMessage(
		summary,
		...(moved > 0 ? [write] : []),
		...(proposed > 0 ? [writeAll] : []),
	);
	if (answer !== write && answer !== writeAll) return;
	await tacit.writeRepair(found, answer === writeAll ? all : sure);
	await codes.closeTabs();
}
