using Xunit;

// All constructs live in one process of Node.js, which answers one question at a time.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
