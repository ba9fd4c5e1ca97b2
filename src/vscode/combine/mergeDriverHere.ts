import { type ExtensionContext, l10n, Uri, window, workspace } from "vscode";
import {
	driverCommand,
	driverName,
	driverState,
} from "../../combine/merge/driverCommand.ts";
import { driverFile, driverParts } from "../../combine/merge/driverFiles.ts";
import {
	attributesPath,
	namesDriver,
} from "../../combine/teamSetup/attributesSteps.ts";
import type { Log } from "../../core/ports.ts";
import { copyFile } from "../../node/files/copyFile.ts";
import { isFile } from "../../node/files/isFile.ts";
import type { OpenRepository } from "../openRepository.ts";

/** Git's merge driver for notes, which each clone sets up for itself. */
export interface MergeDriverHere {
	/** Asks whether this clone is to have it, where `.gitattributes` names it and the clone has none, or one that runs no more. */
	offer(repository: OpenRepository): Promise<void>;
	/** Asks whether it is to be taken out, where Tacit set it up in this clone. */
	offerUndo(repository: OpenRepository): Promise<void>;
}

/**
 * Over a copy of the program that merges, in the extension's storage: an upgrade moves the extension's own folder, and git would find
 * nothing there. A copy that is there already is brought up to date.
 */
export function mergeDriverHere(
	{ extensionUri, globalStorageUri }: ExtensionContext,
	log: Log,
): MergeDriverHere {
	const bundle = Uri.joinPath(globalStorageUri, driverFile).fsPath;
	/** The program last: once it is there, so is all that it loads. */
	const copyProgram = () => {
		for (const name of [...driverParts, driverFile])
			copyFile(
				Uri.joinPath(extensionUri, "dist", name).fsPath,
				Uri.joinPath(globalStorageUri, name).fsPath,
			);
	};
	try {
		if (isFile(bundle)) copyProgram();
	} catch (error) {
		log.warn("The program that merges notes could not be renewed.", error);
	}

	return {
		async offer(repository) {
			const driver = await driverOf(repository);
			if (!driver) return;
			const state = driverState(driver.command, isFile);
			if (state !== "absent" && state !== "outdated") return;
			const attributes = await repository.tacit.readText(attributesPath);
			if (!namesDriver(attributes ?? "")) return;
			const isAgreed = await ask(
				l10n.t("Have git merge notes by their parts in this clone?"),
				l10n.t("Set It Up"),
				l10n.t(
					"Puts merge.{0}.driver into this clone's git configuration: git runs only what each clone sets up for itself",
					driverName,
				),
				l10n.t("Git goes on merging them as text"),
			);
			if (!isAgreed) return;
			copyProgram();
			await driver.set(
				driverCommand({ node: process.execPath, bundle }),
				"notes and the decision log by their parts",
			);
			window.setStatusBarMessage(
				l10n.t("$(check) Git merges notes by their parts in this clone."),
				8000,
			);
		},
		async offerUndo(repository) {
			const driver = await driverOf(repository);
			if (!driver?.isOfRepository) return;
			const state = driverState(driver.command, isFile);
			if (state !== "set" && state !== "outdated") return;
			const isAgreed = await ask(
				l10n.t("Take git's merge driver for notes out of this clone?"),
				l10n.t("Take It Out"),
				l10n.t(
					"Removes merge.{0}.driver from this clone's git configuration",
					driverName,
				),
				l10n.t("Git goes on merging notes by their parts here"),
			);
			if (isAgreed) await driver.remove();
		},
	};
}

async function driverOf({ place }: OpenRepository) {
	if (!workspace.isTrusted || !place.commonDir) return undefined;
	const { mergeDriver } = await import("../../node/git/mergeDriver.ts");
	return mergeDriver(place.root, driverName);
}

/** Whoever leaves the list has not agreed. */
async function ask(
	title: string,
	agree: string,
	detail: string,
	otherwise: string,
): Promise<boolean> {
	const picked = await window.showQuickPick(
		[
			{ label: agree, detail, isAgreed: true },
			{ label: l10n.t("Leave It"), detail: otherwise, isAgreed: false },
		],
		{ title, ignoreFocusOut: true },
	);
	return picked?.isAgreed === true;
}
