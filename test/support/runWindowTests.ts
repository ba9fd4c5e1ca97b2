import { parseArgs } from "node:util";
import { runCommandLine } from "./commandLine.ts";
import { formatTotals, isSuccess } from "./testTotals.ts";
import { runWindowTests } from "./windowTests.ts";

const help = `Drives a real VS Code window by mouse and keyboard.

  npm run test:window -- [options] [part of a file name …]

  --version <version>  1.103 or oldest, 1.139 or newest; both if left out. With nothing chosen at all, the oldest has
                       the main journeys alone; it says which
  --grep <expression>  only tests whose full title matches
  --second-look        run files that failed once more, and tell what passes then as unsteady
  --help

Environment: CHROMIUM, a browser to use.
`;

await runCommandLine(async () => {
	const { values, positionals } = parseArgs({
		allowPositionals: true,
		options: {
			version: { type: "string" },
			grep: { type: "string" },
			"second-look": { type: "boolean" },
			help: { type: "boolean" },
		},
	});
	if (values.help === true) {
		console.log(help);
		return 0;
	}
	const totals = await runWindowTests({
		version: values.version,
		files: positionals,
		options:
			values.grep === undefined ? [] : ["--testNamePattern", values.grep],
		secondLook: values["second-look"] === true,
	});
	console.log(`\n${formatTotals(totals)}`);
	return isSuccess(totals) ? 0 : 1;
});
