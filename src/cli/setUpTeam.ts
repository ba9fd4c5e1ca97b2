import process from "node:process";
import {
	attributesPath,
	namesDriver,
} from "../combine/teamSetup/attributesSteps.ts";
import { planTeamSetup } from "../combine/teamSetup/planTeamSetup.ts";
import { planTeamSetupUndo } from "../combine/teamSetup/planTeamSetupUndo.ts";
import type { SetupEdit, SetupStep } from "../combine/teamSetup/setupStep.ts";
import { isSetupFile, isSetupFolder } from "../combine/teamSetup/setupTree.ts";
import { isTacitError, TacitError } from "../core/errors.ts";
import { english, msg } from "../core/message.ts";
import type { ReadTexts } from "../core/readTexts.ts";
import { findFiles } from "../node/terminal/findFiles.ts";
import { openPrompt, type Prompt } from "../node/terminal/openPrompt.ts";
import type { InitOptions } from "./combine.ts";
import { type DriverHere, driverHere } from "./driverHere.ts";
import type { JsonSetup } from "./json/combine.ts";
import { jsonVersion } from "./json/version.ts";
import { type Here, openHere } from "./openHere.ts";
import { printStep } from "./printStep.ts";
import {
	isInteractive,
	paint,
	print,
	printJson,
	remark,
	shown,
} from "./terminal.ts";
import { counted } from "./words.ts";

/** `tacit init`: lists what the team's set-up would write, asks for each, and writes what is agreed to. */
export async function setUpTeam(options: InitOptions): Promise<void> {
	const here = openHere();
	try {
		const driver = await driverHere(here.root);
		if (options.mergeDriver) {
			await setUpDriver(driver, options);
			return;
		}
		await here.tacit.load([]);
		const { texts: tree, unreadable } = await readTree(here);
		const plan = options.undo
			? planTeamSetupUndo(tree)
			: planTeamSetup(
					tree,
					options.layout ? { layout: options.layout } : {},
					here.tacit.config().log,
				);
		const steps = plan.filter(({ path }) => !unreadable.has(path));
		const outcome: Outcome = { done: new Set(), failed: new Map() };
		const write = (step: SetupEdit) => writeStep(here, step, outcome);
		if (options.json) {
			if (options.yes && !options.dryRun) {
				for (const step of steps) if (step.kind === "edit") await write(step);
				if (options.undo && driver?.canUndo) await driver.undo();
			}
			printJson(jsonSetup(here, steps, outcome, await driverHere(here.root)));
		} else {
			const isDriverDue = isOffered(driver, tree, steps, options);
			if (steps.length === 0 && !(options.undo && isDriverDue))
				print(
					options.undo
						? "There is nothing to take back."
						: "Everything is set up already.",
				);
			if (steps.length > 0 || isDriverDue)
				await goThrough(here, { steps, driver, tree }, options, write, outcome);
		}
		if (outcome.failed.size > 0) process.exitCode = 2;
	} finally {
		here.dispose();
	}
}

/** `tacit init --merge-driver`: nothing but that, which needs no more asking. */
async function setUpDriver(
	driver: DriverHere | undefined,
	{ undo, dryRun, json }: InitOptions,
): Promise<void> {
	if (!driver)
		throw new TacitError(
			"no-git",
			msg`There is no work tree of a git repository here: git alone runs merge drivers.`,
		);
	const isDue = undo
		? driver.canUndo
		: driver.state === "absent" || driver.state === "outdated";
	if (isDue && !dryRun) await (undo ? driver.undo() : driver.set());
	if (json) {
		const state = dryRun || !isDue ? driver.state : undo ? "absent" : "set";
		const printed: JsonSetup = {
			...{ version: jsonVersion, steps: [], mergeDriver: state },
		};
		printJson(printed);
	} else if (!isDue)
		print(
			undo
				? "There is nothing to take back."
				: driver.state === "other"
					? "Another merge driver of this name is set up, and left alone."
					: "The merge driver is set up already.",
		);
	else if (dryRun && !undo) driver.show();
	else if (!dryRun)
		print(
			undo
				? "The merge driver was taken out of this clone’s configuration."
				: "Git merges notes by their parts in this clone, in files that .gitattributes says so of.",
		);
}

/** Whether the clone has the driver to set up, or to take out. */
function isOffered(
	driver: DriverHere | undefined,
	tree: ReadTexts["texts"],
	done: Iterable<SetupStep>,
	{ undo }: InitOptions,
): driver is DriverHere {
	if (undo) return driver?.canUndo === true;
	if (driver?.state !== "absent" && driver?.state !== "outdated") return false;
	const step = [...done].find(({ path }) => path === attributesPath);
	const text = step?.kind === "edit" ? step.after : tree.get(attributesPath);
	return namesDriver(text ?? "");
}

interface Outcome {
	readonly done: Set<SetupStep>;
	/** With the reason. */
	readonly failed: Map<SetupStep, string>;
}

/** A step that cannot be done does not stop the others. */
async function writeStep(
	{ tacit }: Here,
	step: SetupEdit,
	{ done, failed }: Outcome,
): Promise<void> {
	try {
		await tacit.writeSetup(step);
		done.add(step);
	} catch (error) {
		if (!isTacitError(error)) throw error;
		failed.set(step, error.message);
	}
}

async function goThrough(
	here: Here,
	{
		steps,
		driver,
		tree,
	}: {
		readonly steps: readonly SetupStep[];
		readonly driver: DriverHere | undefined;
		readonly tree: ReadTexts["texts"];
	},
	options: InitOptions,
	write: (step: SetupEdit) => Promise<void>,
	outcome: Outcome,
): Promise<void> {
	const isPlan = options.dryRun || !(options.yes || isInteractive());
	const prompt = isPlan || options.yes ? undefined : openPrompt();
	const ask = prompt
		? askForStep(prompt, options.undo ? "Take this back?" : "Write this?")
		: async () => "yes" as const;
	let hasQuit = false;
	try {
		for (const step of steps) {
			printStep(step, here);
			if (isPlan || step.kind !== "edit") continue;
			const answer = await ask();
			hasQuit = answer === "quit";
			if (hasQuit) break;
			if (answer === "yes") await write(step);
			const failure = outcome.failed.get(step);
			if (failure !== undefined) remark(`tacit: ${shown(failure)}\n`);
		}
		const done = isPlan ? steps : outcome.done;
		if (!hasQuit && isOffered(driver, tree, done, options))
			await offerDriver(driver, options, isPlan, prompt);
	} finally {
		prompt?.close();
	}
	if (steps.length > 0)
		printEnd(steps, outcome.done.size, isPlan === true, options);
}

/** Asked for by itself, whatever was answered before: it is about this clone, and has git run a program. */
async function offerDriver(
	driver: DriverHere,
	{ undo, yes }: InitOptions,
	isPlan: boolean,
	prompt: Prompt | undefined,
): Promise<void> {
	if (undo) {
		print("Git’s merge driver for notes is set up in this clone.");
		if (isPlan) return;
		const isAgreed =
			prompt === undefined ||
			(await askForStep(prompt, "Take it out?")()) === "yes";
		if (isAgreed) await driver.undo();
		return;
	}
	if (yes || !prompt) {
		remark(
			"In each clone, tacit init --merge-driver has git merge notes by their parts.",
		);
		return;
	}
	driver.show();
	if ((await askForStep(prompt, "Set this up?")()) === "yes")
		await driver.set();
}

type Answer = "yes" | "no" | "quit";

/** Asks for one step after the other, until “all” is answered. Who ends the input quits. */
function askForStep(prompt: Prompt, question: string): () => Promise<Answer> {
	let isAll = false;
	return async () => {
		while (!isAll) {
			const line = await prompt.ask(
				`  ${question} [y]es, [n]o, [a]ll, [q]uit: `,
			);
			const answer = line?.toLowerCase() ?? "quit";
			if (/^(?:y|yes)$/.test(answer)) return "yes";
			if (/^(?:n|no)$/.test(answer)) return "no";
			if (/^(?:q|quit)$/.test(answer)) return "quit";
			isAll = /^(?:a|all)$/.test(answer);
		}
		return "yes";
	};
}

function printEnd(
	steps: readonly SetupStep[],
	done: number,
	isPlan: boolean,
	{ dryRun, undo }: InitOptions,
): void {
	const byHand = steps.filter(({ kind }) => kind === "by-hand").length;
	if (isPlan) {
		remark(
			`Nothing was written: ${dryRun ? "this is the plan" : "there is no terminal to ask on. --yes writes all of it"}.`,
		);
		return;
	}
	print(
		`${paint("bold", counted(done, "file"))} changed${byHand > 0 && !undo ? `, ${byHand} left to do by hand` : ""}.${
			undo || done === 0
				? ""
				: " Look at them and commit them; tacit init --undo takes them back."
		}`,
	);
}

/** The files that the plan looks at. What cannot be read is told. */
async function readTree(here: Here): Promise<ReadTexts> {
	const found = findFiles(here.root, {
		enters: isSetupFolder,
		takes: isSetupFile,
	});
	const read = await here.tacit.readSetup(found);
	for (const reason of read.unreadable.values())
		remark(`tacit: ${shown(english(reason))}`);
	return read;
}

function jsonSetup(
	here: Here,
	steps: readonly SetupStep[],
	{ done, failed }: Outcome,
	driver: DriverHere | undefined,
): JsonSetup {
	return {
		version: jsonVersion,
		mergeDriver: driver?.state ?? null,
		steps: steps.map((step) => ({
			id: step.id,
			kind: step.kind,
			path: here.seen(step.path),
			title: english(step.title),
			reason: english(step.reason),
			before: step.kind === "edit" ? (step.before ?? null) : null,
			after: step.kind === "edit" ? (step.after ?? null) : null,
			text: step.kind === "by-hand" ? step.text : null,
			isDone: done.has(step),
			failure: failed.get(step) ?? null,
		})),
	};
}
