// Read by the editor bench inside the extension host: collects how long each of Tacit's slices took, in milliseconds.
const { PerformanceObserver } = require("node:perf_hooks");

const slices = [];
new PerformanceObserver((list) => {
	for (const { name, duration } of list.getEntries())
		if (name === "tacit.slice") slices.push(duration);
}).observe({ entryTypes: ["measure"] });

exports.extra = async () => ({ slices });
