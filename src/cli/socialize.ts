import type { Command } from "commander";
import { addPairCommand } from "./pairCommand.ts";
import { addRetroCommand } from "./retroCommand.ts";
import { addRiskCommand } from "./riskCommand.ts";
import { addSessionCommand } from "./sessionCommand.ts";
import { addWhoCommand } from "./whoCommand.ts";

/** The commands about people who work side by side. What they need is loaded when they run. */
export function addSocializeCommands(program: Command): void {
	addWhoCommand(program);
	addRiskCommand(program);
	addPairCommand(program);
	addRetroCommand(program);
	addSessionCommand(program);
}
