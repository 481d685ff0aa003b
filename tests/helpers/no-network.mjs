// Loaded before a command under test, in it and in every process it starts: refuses and reports connections to other hosts.
import dns from "node:dns";
import net from "node:net";

const isLocal = (host) => host === undefined || /^(localhost|127\.|::1$|\[::1\])/.test(host);
const refuse = (host) => {
  process.stderr.write(`refused connection to ${host}\n`);
  return Object.assign(new Error(`refused connection to ${host}`), {code: "ECONNREFUSED"});
};

const {connect} = net.Socket.prototype;
net.Socket.prototype.connect = function (...args) {
  const [options] = Array.isArray(args[0]) ? args[0] : args;
  const {host, path} = typeof options === "object" && options !== null ? options : {host: args[1]};
  if (path || isLocal(host)) return connect.apply(this, args);
  process.nextTick(() => this.destroy(refuse(host)));
  return this;
};

for (const target of [dns, dns.promises]) {
  const {lookup} = target;
  target.lookup = function (host, ...rest) {
    if (isLocal(host)) return lookup.call(this, host, ...rest);
    const error = refuse(host);
    const callback = rest.at(-1);
    if (typeof callback !== "function") return Promise.reject(error);
    process.nextTick(callback, error);
  };
}
