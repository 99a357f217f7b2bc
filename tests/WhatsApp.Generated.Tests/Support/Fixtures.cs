// Every test has a fixture of its own, so that tests share nothing.
[assembly: FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
