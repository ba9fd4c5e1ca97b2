import { spawn } from "node:child_process";

/*
 * Runs the command given as arguments and ends it, with everything it started, as soon as the program that runs this
 * one is gone, whatever killed it: standard input is a pipe from there, and the system closes it. This process leads a
 * process group of its own, which is what is killed.
 */
const [command, ...parameters] = process.argv.slice(2);
if (command === undefined) {
	throw new Error("superviseChild needs a command to run.");
}
const child = spawn(command, parameters, {
	stdio: ["ignore", "inherit", "inherit"],
});
child.once("error", (error) => {
	process.stderr.write(`${error.message}\n`);
	process.exit(127);
});
child.once("exit", (code) => process.exit(code ?? 1));
process.stdin.resume();
process.stdin.once("end", () => {
	if (process.platform === "win32") {
		spawn("taskkill", ["/pid", String(process.pid), "/t", "/f"]);
	} else {
		process.kill(-process.pid, "SIGKILL");
	}
});
