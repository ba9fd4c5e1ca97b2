import process from "node:process";
import { besideProgram } from "../node/terminal/besideProgram.ts";
import {
	barePairCommand,
	ownPairCommand,
	pairHookNames,
	pairHooksUndo,
	pairScript,
	pairScriptName,
	sharedPairCommand,
} from "../socialize/hooks/pairScript.ts";
import type { HookSet } from "./setUpHooks.ts";

/** The hooks of `tacit pair hooks`, by which commits credit whoever is in the session. */
export const pairHooks: HookSet = {
	names: pairHookNames,
	onRequest: [],
	install: "tacit pair hooks install",
	undo: pairHooksUndo,
	scriptName: pairScriptName,
	sharesScript: true,
	script: () =>
		pairScript({
			node: process.execPath,
			bundle: besideProgram("credit.cjs"),
		}),
	own: ownPairCommand,
	shared: sharedPairCommand,
	bare: barePairCommand,
	taken: () => undefined,
};
