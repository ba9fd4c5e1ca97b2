import type { Disposable } from "vscode";
import { commandIds } from "../commandIds.ts";
import type { CommandRunner } from "../commandRunner.ts";
import type { Repositories } from "../repositories.ts";
import { harvestReasons } from "./harvestReasons.ts";

/** Finds reasons that are written already. What it takes is loaded when it is asked for. */
export function registerHarvest(
	repositories: Repositories,
	run: CommandRunner,
): Disposable {
	return run(commandIds.harvest, (given) =>
		harvestReasons(repositories, given),
	);
}
