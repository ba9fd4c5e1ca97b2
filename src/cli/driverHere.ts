import process from "node:process";
import {
	type DriverState,
	driverCommand,
	driverName,
	driverState,
} from "../combine/merge/driverCommand.ts";
import { isFile } from "../node/files/isFile.ts";
import { mergeDriver } from "../node/git/mergeDriver.ts";
import { besideProgram } from "../node/terminal/besideProgram.ts";
import { paint, print, shown } from "./terminal.ts";

/** Git's merge driver for notes in this clone. */
export interface DriverHere {
	readonly state: DriverState;
	/** Whether `undo` has anything to take out. */
	readonly canUndo: boolean;
	/** Says what would be set. */
	show(): void;
	set(): Promise<void>;
	undo(): Promise<void>;
}

/** How the driver stands; `undefined` without a git repository around the folder (absolute). */
export async function driverHere(
	folder: string,
): Promise<DriverHere | undefined> {
	const driver = await mergeDriver(folder, driverName);
	if (!driver) return undefined;
	const wanted = driverCommand({
		node: process.execPath,
		bundle: besideProgram("merge.cjs"),
	});
	const state = driverState(driver.command, isFile);
	return {
		state,
		canUndo: driver.isOfRepository && (state === "set" || state === "outdated"),
		show: () =>
			print(
				`${paint("bold", "Merge notes by their parts in this clone")}  ${paint("cyan", "git config")}\n  Git runs only what each clone sets up for itself; where this is not set up, it merges notes as any text.\n    ${paint("green", `+ merge.${driverName}.driver = ${shown(wanted)}`)}\n`,
			),
		set: () => driver.set(wanted, "notes and the decision log by their parts"),
		undo: () => driver.remove(),
	};
}
