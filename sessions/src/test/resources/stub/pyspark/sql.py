class SparkSession:
    sparkContext = "no context"

    class builder:
        @staticmethod
        def getOrCreate():
            return SparkSession()
