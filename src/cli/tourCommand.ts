import type { Command } from "commander";

/** `tacit tour` and what it does. What that needs is loaded when it runs. */
export function addTourCommand(program: Command): void {
	const tour = program
		.command("tour")
		.description("list, read, check, repair and make CodeTour’s tours")
		.addHelpText(
			"after",
			`
A step’s line is an anchor in the text of the commit that set it, and is found again as a note’s code is: a tour whose code
has moved is shown at the right lines. What is only probable is told and not taken, what is lost is said to be lost.
Nothing that a tour would run is run here.

Examples:
  $ tacit tour list
  $ tacit tour show .tours/intro.tour
  $ tacit tour check
  $ tacit tour repair --dry-run
  $ tacit tour export .tours/intro.tour -o docs/intro.md
  $ tacit tour from-notes src/auth --title "How we sign in"
  $ tacit tour from-commits v1.2..v1.3`,
		);
	tour
		.command("list")
		.description(
			"list the tours that CodeTour would find in this repository and its folders",
		)
		.option("--json", "print JSON")
		.action(async (options: TourOptions) => {
			const { listTours } = await import("./showTours.ts");
			await listTours(options);
		});
	tour
		.command("show")
		.description("print a tour with its code, as Markdown")
		.argument("<file>", "the tour’s file")
		.option("-s, --step <number>", "only this step, from 1")
		.option("--json", "print JSON")
		.action(async (file: string, options: TourShowOptions) => {
			const { showTour } = await import("./showTours.ts");
			await showTour(file, options);
		});
	tour
		.command("check")
		.description("say what is wrong with tours, and what they would run")
		.argument("[files...]", "tours; all that list names, if left out")
		.option("--json", "print JSON")
		.addHelpText(
			"after",
			`
Steps whose code has moved, is lost or is gone, lines past a file’s end, patterns that match nothing or several lines, links
and tours that lead nowhere, steps without text; and, for information, commands and shell lines. Ends with 1 if there is
an error or a warning.`,
		)
		.action(async (files: readonly string[], options: TourOptions) => {
			const { checkTours } = await import("./checkTours.ts");
			await checkTours(files, options);
		});
	tour
		.command("repair")
		.description("write back where the code of steps is today")
		.argument("[files...]", "tours; all that list names, if left out")
		.option("-n, --dry-run", "print what would be written, and write nothing")
		.option(
			"--accept-proposed",
			"also write the likeliest place of steps that are only probably there",
		)
		.option("--json", "print JSON")
		.addHelpText(
			"after",
			`
Lines, selections, files, and patterns that match nothing any more; every other byte of the file stays. Steps that are lost
stay as they are, and are told. What was repaired counts as right from the next commit on.`,
		)
		.action(async (files: readonly string[], options: TourRepairOptions) => {
			const { repairTours } = await import("./repairTours.ts");
			await repairTours(files, options);
		});
	tour
		.command("export")
		.description("write a tour as a Markdown document, with its code")
		.argument("<file>", "the tour’s file")
		.option("-o, --output <file>", "where to; else it is printed")
		.option("--json", "print JSON")
		.action(async (file: string, options: TourExportOptions) => {
			const { exportTour } = await import("./showTours.ts");
			await exportTour(file, options);
		});
	tour
		.command("from-notes")
		.description("make a tour of notes, along the code as it is today")
		.argument(
			"[notes...]",
			"notes by id or file, or files and folders whose notes it takes; all published ones, if left out",
		)
		.option("-t, --title <title>", "what it is called", "Notes")
		.option("-o, --output <file>", "its file; else in .tours, by its title")
		.option("-n, --dry-run", "print it, and write nothing")
		.option("--json", "print JSON")
		.action(async (named: readonly string[], options: TourMakeOptions) => {
			const { makeTourOfNotes } = await import("./makeTours.ts");
			await makeTourOfNotes(named, options);
		});
	tour
		.command("from-path")
		.description(
			"make a tour of a reading path: what to read of a folder, or before work on a file",
		)
		.argument("<place>", "a folder, or a file of code")
		.option("-t, --title <title>", "what it is called; the place, if left out")
		.option("-o, --output <file>", "its file; else in .tours, by its title")
		.option("-n, --dry-run", "print it, and write nothing")
		.option("--json", "print JSON")
		.action(async (place: string, options: TourMakeOptions) => {
			const { makeTourOfPath } = await import("./makeTours.ts");
			await makeTourOfPath(place, options);
		});
	tour
		.command("from-commits")
		.description(
			"make a tour of a range of commits: each step what one did to a file, and where that is today",
		)
		.argument("<range>", "v1.2..v1.3, main.., or a commit")
		.option("-t, --title <title>", "what it is called; the range, if left out")
		.option("-o, --output <file>", "its file; else in .tours, by its title")
		.option("-n, --dry-run", "print it, and write nothing")
		.option("--json", "print JSON")
		.action(async (range: string, options: TourMakeOptions) => {
			const { makeTourOfCommits } = await import("./makeTours.ts");
			await makeTourOfCommits(range, options);
		});
}

/** As commander reads them. */
export interface TourMakeOptions extends TourOptions {
	readonly title?: string;
	readonly output?: string;
	readonly dryRun?: true;
}

/** As commander reads them. */
export interface TourOptions {
	readonly json?: true;
}

/** As commander reads them. */
export interface TourShowOptions extends TourOptions {
	readonly step?: string;
}

/** As commander reads them. */
export interface TourRepairOptions extends TourOptions {
	readonly dryRun?: true;
	readonly acceptProposed?: true;
}

/** As commander reads them. */
export interface TourExportOptions extends TourOptions {
	readonly output?: string;
}
