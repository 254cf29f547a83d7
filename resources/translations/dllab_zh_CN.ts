<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
 <context>
  <name>dllab</name>
  <message>
   <source>&amp;Edit</source>
   <translation>编辑(&amp;E)</translation>
  </message>
  <message>
   <source>&amp;File</source>
   <translation>文件(&amp;F)</translation>
  </message>
  <message>
   <source>&amp;Help</source>
   <translation>帮助(&amp;H)</translation>
  </message>
  <message>
   <source>&amp;Run</source>
   <translation>运行(&amp;R)</translation>
  </message>
  <message>
   <source>&amp;View</source>
   <translation>视图(&amp;V)</translation>
  </message>
  <message>
   <source>'{part}' is no layer. Write widths such as '128, 64', or '32×20' for 20 layers of 32.</source>
   <translation>“{part}”不是有效的层。请写成宽度列表，例如“128, 64”，或用“32×20”表示 20 个宽度为 32 的层。</translation>
  </message>
  <message>
   <source>'{typed}' is more than {most} hidden layers, the most there can be.</source>
   <translation>“{typed}”超过了 {most} 个隐藏层的上限。</translation>
  </message>
  <message>
   <source>'{typed}' is not a finite number. Try one like 0.01 or 1e-3.</source>
   <translation>“{typed}”不是有限的数。请输入例如 0.01 或 1e-3 的数。</translation>
  </message>
  <message>
   <source>'{typed}' is not a number. Try one like 0.01 or 1e-3.</source>
   <translation>“{typed}”不是数字。请输入例如 0.01 或 1e-3 的数。</translation>
  </message>
  <message>
   <source>'{typed}' is not a whole number. Try one like 16 or 128.</source>
   <translation>“{typed}”不是整数。请输入例如 16 或 128 的数。</translation>
  </message>
  <message>
   <source>'{typed}' is too large. It must be at most {bound}.</source>
   <translation>“{typed}”太大，必须不大于 {bound}。</translation>
  </message>
  <message>
   <source>'{typed}' is too large. It must be less than {bound}.</source>
   <translation>“{typed}”太大，必须小于 {bound}。</translation>
  </message>
  <message>
   <source>'{typed}' is too small. It must be at least {bound}.</source>
   <translation>“{typed}”太小，必须不小于 {bound}。</translation>
  </message>
  <message>
   <source>'{typed}' is too small. It must be greater than {bound}.</source>
   <translation>“{typed}”太小，必须大于 {bound}。</translation>
  </message>
  <message>
   <source>1 step/s</source>
   <translation>1 步/秒</translation>
  </message>
  <message>
   <source>1,797 handwritten digits of 8×8 pixels with 17 shades of grey.</source>
   <translation>1,797 张手写数字图像，每张 8×8 像素，17 级灰度。</translation>
  </message>
  <message>
   <source>10,000 pictures of clothing of 28×28 pixels, 1,000 of each of ten kinds.</source>
   <translation>10,000 张服饰图像，每张 28×28 像素，十个类别各 1,000 张。</translation>
  </message>
  <message>
   <source>5,000 handwritten digits of 28×28 pixels, 500 of each.</source>
   <translation>5,000 张手写数字图像，每张 28×28 像素，每个数字 500 张。</translation>
  </message>
  <message>
   <source>A disc of one class inside a ring of the other.</source>
   <translation>一类构成圆盘，另一类构成包围它的圆环。</translation>
  </message>
  <message>
   <source>A lab that shows deep learning while it trains. Works offline.</source>
   <translation>在训练过程中观察深度学习的实验室，可离线使用。</translation>
  </message>
  <message>
   <source>A layer of {width}: the width must be from 1 to {most}.</source>
   <translation>宽度为 {width} 的层：宽度必须在 1 到 {most} 之间。</translation>
  </message>
  <message>
   <source>A line gets nine in ten right, which is why it traps a network that stops learning early. The bend needs a few hidden units; noise above 0.3 closes the gap.</source>
   <translation>一条直线能分对九成，因此过早停止学习的网络会停在这里。弯曲的部分需要几个隐藏单元；噪声超过 0.3 时两类之间的空隙消失。</translation>
  </message>
  <message>
   <source>A network of identities is one linear map, however deep it is: compare it with any other activation to see what depth alone does not give.</source>
   <translation>全由恒等函数组成的网络无论多深都只是一个线性映射：与其他激活函数对比，可以看出仅有深度并不能带来什么。</translation>
  </message>
  <message>
   <source>A new random order every epoch.</source>
   <translation>每个轮次都重新打乱顺序。</translation>
  </message>
  <message>
   <source>A wave to be fitted with one input and one output.</source>
   <translation>用一个输入和一个输出拟合的波形。</translation>
  </message>
  <message>
   <source>About dllab</source>
   <translation>关于 dllab</translation>
  </message>
  <message>
   <source>About the size of one step in every parameter.</source>
   <translation>每个参数每步的移动量大约就是这个大小。</translation>
  </message>
  <message>
   <source>Activation</source>
   <translation>激活函数</translation>
  </message>
  <message>
   <source>Adam</source>
   <translation>Adam</translation>
  </message>
  <message>
   <source>Adds λ·sign(w) to the gradient of every weight, not of biases.</source>
   <translation>给每个权重的梯度加上 λ·sign(w)，偏置除外。</translation>
  </message>
  <message>
   <source>Adds λ·w to the gradient of every weight, not of biases.</source>
   <translation>给每个权重的梯度加上 λ·w，偏置除外。</translation>
  </message>
  <message>
   <source>After each step, shrinks every weight by the share ηλ, past the optimizer.</source>
   <translation>每步之后，不经过优化器，直接把每个权重缩小 ηλ 的比例。</translation>
  </message>
  <message>
   <source>All files (*)</source>
   <translation>所有文件 (*)</translation>
  </message>
  <message>
   <source>All units of a layer compute the same and get the same gradient, so they stay alike for ever: this is why weights are drawn at random. Only a network without hidden layers trains from here.</source>
   <translation>同一层的所有单元计算结果相同、梯度也相同，因此永远保持一致：这正是权重要随机初始化的原因。只有没有隐藏层的网络能从这里开始训练。</translation>
  </message>
  <message>
   <source>Arms</source>
   <translation>螺旋臂数</translation>
  </message>
  <message>
   <source>Arms that wind around each other, one class an arm.</source>
   <translation>互相缠绕的螺旋臂，每条臂为一类。</translation>
  </message>
  <message>
   <source>At step {step:,}, {what} of layer {layer} stopped being finite numbers. Try a lower learning rate, gradient clipping or smaller initial weights, then Reset.</source>
   <translation>在第 {step:,} 步，第 {layer} 层的{what}不再是有限的数。请尝试降低学习率、使用梯度裁剪或减小初始权重，然后重置。</translation>
  </message>
  <message>
   <source>Batch size</source>
   <translation>批大小</translation>
  </message>
  <message>
   <source>Bias</source>
   <translation>偏置</translation>
  </message>
  <message>
   <source>Binary cross-entropy (sigmoid)</source>
   <translation>二元交叉熵（sigmoid）</translation>
  </message>
  <message>
   <source>Both</source>
   <translation>两者</translation>
  </message>
  <message>
   <source>Centre of the weights.</source>
   <translation>权重的中心。</translation>
  </message>
  <message>
   <source>Circle</source>
   <translation>圆环</translation>
  </message>
  <message>
   <source>Clip norm</source>
   <translation>范数裁剪</translation>
  </message>
  <message>
   <source>Clip value</source>
   <translation>数值裁剪</translation>
  </message>
  <message>
   <source>Close the lab</source>
   <translation>关闭实验室</translation>
  </message>
  <message>
   <source>Close this message</source>
   <translation>关闭此消息</translation>
  </message>
  <message>
   <source>Close this panel; the View menu opens it again</source>
   <translation>关闭此面板；可从“视图”菜单重新打开</translation>
  </message>
  <message>
   <source>Compiling the training step</source>
   <translation>正在编译训练步骤</translation>
  </message>
  <message>
   <source>Computed as max(z, 0) − z·t + ln(1 + e^−|z|), which neither overflows nor loses digits. For two classes.</source>
   <translation>按 max(z, 0) − z·t + ln(1 + e^−|z|) 计算，既不会溢出，也不会损失精度。用于两个类别。</translation>
  </message>
  <message>
   <source>Constant</source>
   <translation>恒定</translation>
  </message>
  <message>
   <source>Copy details</source>
   <translation>复制详细信息</translation>
  </message>
  <message>
   <source>Cosine</source>
   <translation>余弦</translation>
  </message>
  <message>
   <source>Cross-entropy (softmax)</source>
   <translation>交叉熵（softmax）</translation>
  </message>
  <message>
   <source>Cuts every entry of the gradient to ± this value, before the norm is clipped. 0: off.</source>
   <translation>在按范数裁剪之前，把梯度的每个分量截断到 ± 此值。0：关闭。</translation>
  </message>
  <message>
   <source>Cycles</source>
   <translation>周期数</translation>
  </message>
  <message>
   <source>Dampening τ</source>
   <translation>阻尼 τ</translation>
  </message>
  <message>
   <source>Dark</source>
   <translation>深色</translation>
  </message>
  <message>
   <source>Data and prediction</source>
   <translation>数据与预测</translation>
  </message>
  <message>
   <source>Dataset</source>
   <translation>数据集</translation>
  </message>
  <message>
   <source>Dead</source>
   <translation>失活</translation>
  </message>
  <message>
   <source>Dead: more than 20 % of the units pass no gradient for any example</source>
   <translation>失活：超过 20 % 的单元对任何样本都不传递梯度</translation>
  </message>
  <message>
   <source>Decides every random draw: data, first weights, order of examples. Equal seeds give equal runs.</source>
   <translation>决定所有随机抽取：数据、初始权重和样本顺序。种子相同，运行结果就相同。</translation>
  </message>
  <message>
   <source>Default: {default}</source>
   <translation>默认值：{default}</translation>
  </message>
  <message>
   <source>Detach this panel, or put it back</source>
   <translation>分离此面板，或放回原处</translation>
  </message>
  <message>
   <source>Deviation σ</source>
   <translation>标准差 σ</translation>
  </message>
  <message>
   <source>Digits 8×8</source>
   <translation>数字 8×8</translation>
  </message>
  <message>
   <source>Diverged</source>
   <translation>已发散</translation>
  </message>
  <message>
   <source>Each layer multiplies the gradient by at most a quarter, so in a deep network the first layers hardly learn. Its outputs are all positive, which slows the layer after it.</source>
   <translation>每一层最多把梯度乘以四分之一，所以深层网络的前几层几乎学不到东西。它的输出都是正数，会拖慢后一层的学习。</translation>
  </message>
  <message>
   <source>Epoch</source>
   <translation>轮次</translation>
  </message>
  <message>
   <source>Epochs</source>
   <translation>轮次数</translation>
  </message>
  <message>
   <source>Every key that does something</source>
   <translation>所有可用的按键</translation>
  </message>
  <message>
   <source>Every weight starts at zero.</source>
   <translation>所有权重都从零开始。</translation>
  </message>
  <message>
   <source>Examples in one step.</source>
   <translation>每一步使用的样本数。</translation>
  </message>
  <message>
   <source>Experiment</source>
   <translation>实验</translation>
  </message>
  <message>
   <source>Experiments (*.toml)</source>
   <translation>实验文件 (*.toml)</translation>
  </message>
  <message>
   <source>Exploding gradient</source>
   <translation>梯度爆炸</translation>
  </message>
  <message>
   <source>Exploding: more than 1000 times the output layer's gradient</source>
   <translation>爆炸：超过输出层梯度的 1000 倍</translation>
  </message>
  <message>
   <source>Factor on the deviation; 5/3 is common for tanh.</source>
   <translation>标准差的系数；tanh 常用 5/3。</translation>
  </message>
  <message>
   <source>Factor on the deviation; √2 makes up for ReLU.</source>
   <translation>标准差的系数；√2 用于补偿 ReLU。</translation>
  </message>
  <message>
   <source>Failed</source>
   <translation>失败</translation>
  </message>
  <message>
   <source>Falls slowly, then fast, then slowly again, along half a cosine.</source>
   <translation>沿半个余弦曲线先慢、后快、再慢地下降。</translation>
  </message>
  <message>
   <source>Fan</source>
   <translation>扇入/扇出</translation>
  </message>
  <message>
   <source>Fashion-MNIST</source>
   <translation>Fashion-MNIST</translation>
  </message>
  <message>
   <source>Finished</source>
   <translation>已完成</translation>
  </message>
  <message>
   <source>Follow</source>
   <translation>跟随</translation>
  </message>
  <message>
   <source>Full speed</source>
   <translation>全速</translation>
  </message>
  <message>
   <source>Full waves between the two ends.</source>
   <translation>两端之间的完整周期数。</translation>
  </message>
  <message>
   <source>Gain</source>
   <translation>增益</translation>
  </message>
  <message>
   <source>Gradient</source>
   <translation>梯度</translation>
  </message>
  <message>
   <source>Gradient norm per layer</source>
   <translation>各层梯度范数</translation>
  </message>
  <message>
   <source>Handwritten digits</source>
   <translation>手写数字</translation>
  </message>
  <message>
   <source>Hardly learning: an update changes the weights by less than 1/100000 of their length</source>
   <translation>几乎不学习：一次更新使权重的变化小于其长度的 1/100000</translation>
  </message>
  <message>
   <source>He normal</source>
   <translation>He 正态</translation>
  </message>
  <message>
   <source>Heat map</source>
   <translation>热力图</translation>
  </message>
  <message>
   <source>Held out</source>
   <translation>验证集比例</translation>
  </message>
  <message>
   <source>Hidden layers</source>
   <translation>隐藏层数</translation>
  </message>
  <message>
   <source>How far one step goes. Too small: nothing happens; too large: the loss jumps about or diverges.</source>
   <translation>每一步走多远。太小：几乎没有变化；太大：损失来回跳动甚至发散。</translation>
  </message>
  <message>
   <source>How many images are taken, in the same shares of every class.</source>
   <translation>取用的图像数量，各类别比例保持不变。</translation>
  </message>
  <message>
   <source>How many layers lie between the input and the output. 0: a linear model.</source>
   <translation>输入与输出之间的层数。0：线性模型。</translation>
  </message>
  <message>
   <source>How many points are drawn.</source>
   <translation>生成的点数。</translation>
  </message>
  <message>
   <source>How many spirals there are, each a class.</source>
   <translation>螺旋臂的数量，每条臂为一类。</translation>
  </message>
  <message>
   <source>How often an arm winds around the centre.</source>
   <translation>每条臂绕中心的圈数。</translation>
  </message>
  <message>
   <source>How often the run goes through the training data.</source>
   <translation>整个训练集被遍历的次数。</translation>
  </message>
  <message>
   <source>How wide every hidden layer is.</source>
   <translation>每个隐藏层的宽度。</translation>
  </message>
  <message>
   <source>Identity</source>
   <translation>恒等</translation>
  </message>
  <message>
   <source>Images</source>
   <translation>图像数</translation>
  </message>
  <message>
   <source>Initializer</source>
   <translation>初始化</translation>
  </message>
  <message>
   <source>Inputs, hidden layers and outputs, and how many numbers are trained.</source>
   <translation>输入、隐藏层与输出，以及要训练的参数个数。</translation>
  </message>
  <message>
   <source>Intercept</source>
   <translation>截距</translation>
  </message>
  <message>
   <source>Jumping: an update changes the weights by more than 1/10 of their length</source>
   <translation>跳动：一次更新使权重的变化大于其长度的 1/10</translation>
  </message>
  <message>
   <source>Keeps steps finite where gradients are tiny.</source>
   <translation>梯度极小时保持步长有限。</translation>
  </message>
  <message>
   <source>Keeps the spread of signals and gradients the same from layer to layer, for units that are linear near 0.</source>
   <translation>对于在 0 附近近似线性的单元，使信号和梯度的标准差在各层之间保持不变。</translation>
  </message>
  <message>
   <source>Keeps the spread of signals, or of gradients, the same from layer to layer of ReLU units.</source>
   <translation>对于 ReLU 单元，使信号或梯度的标准差在各层之间保持不变。</translation>
  </message>
  <message>
   <source>L1 λ</source>
   <translation>L1 系数 λ</translation>
  </message>
  <message>
   <source>L2 λ</source>
   <translation>L2 系数 λ</translation>
  </message>
  <message>
   <source>Language</source>
   <translation>语言</translation>
  </message>
  <message>
   <source>Large steps for most of the run, ever smaller ones at its end. T is the whole run unless given; after T the rate stays at η_min.</source>
   <translation>运行的大部分时间步长较大，末尾步长越来越小。T 未指定时为整个运行；T 之后学习率保持在 η_min。</translation>
  </message>
  <message>
   <source>Larger text and thicker lines, without the form</source>
   <translation>更大的文字、更粗的线条，并隐藏表单</translation>
  </message>
  <message>
   <source>Layer</source>
   <translation>层</translation>
  </message>
  <message>
   <source>Layers</source>
   <translation>各层</translation>
  </message>
  <message>
   <source>Learning rate over the run</source>
   <translation>整个运行中的学习率</translation>
  </message>
  <message>
   <source>Learning rate η</source>
   <translation>学习率 η</translation>
  </message>
  <message>
   <source>Length T</source>
   <translation>长度 T</translation>
  </message>
  <message>
   <source>Length of one update compared with the weights it changes: ‖Δw‖ / ‖w‖. About 0.001 is healthy; far below, the layer hardly learns, far above, it jumps.</source>
   <translation>一次更新的长度与所更新权重的长度之比：‖Δw‖ / ‖w‖。约 0.001 为正常；远小于它时该层几乎不学习，远大于它时权重跳动。</translation>
  </message>
  <message>
   <source>Length of the loss's gradient with respect to all weights and biases of the layer: ‖∂L/∂θ‖ = √Σg². Shrinking from the output to layer 1 it vanishes, growing it explodes.</source>
   <translation>损失对该层所有权重和偏置的梯度的长度：‖∂L/∂θ‖ = √Σg²。从输出层到第 1 层逐渐变小即梯度消失，逐渐变大即梯度爆炸。</translation>
  </message>
  <message>
   <source>Light</source>
   <translation>浅色</translation>
  </message>
  <message>
   <source>Like the system</source>
   <translation>跟随系统</translation>
  </message>
  <message>
   <source>Line</source>
   <translation>直线</translation>
  </message>
  <message>
   <source>Linear regression, where the best weights are known: one layer without a hidden one finds them. Outliers pull squared error away from the line; absolute error and Huber's hold it.</source>
   <translation>线性回归，最优权重已知：没有隐藏层的单层网络就能找到。离群点会把平方误差的解拉离直线；绝对误差和 Huber 损失则能保持稳定。</translation>
  </message>
  <message>
   <source>Lines</source>
   <translation>曲线</translation>
  </message>
  <message>
   <source>Loading the data</source>
   <translation>正在加载数据</translation>
  </message>
  <message>
   <source>Logarithmic loss axis</source>
   <translation>损失使用对数坐标轴</translation>
  </message>
  <message>
   <source>Look ahead along the momentum. Needs momentum above 0, dampening 0.</source>
   <translation>沿动量方向预先看一步。要求动量大于 0、阻尼为 0。</translation>
  </message>
  <message>
   <source>Loss</source>
   <translation>损失</translation>
  </message>
  <message>
   <source>Loss and accuracy</source>
   <translation>损失与准确率</translation>
  </message>
  <message>
   <source>Lowest rate η_min</source>
   <translation>最低学习率 η_min</translation>
  </message>
  <message>
   <source>MNIST</source>
   <translation>MNIST</translation>
  </message>
  <message>
   <source>Make the change that was taken back</source>
   <translation>重做刚才撤销的更改</translation>
  </message>
  <message>
   <source>Mean</source>
   <translation>均值</translation>
  </message>
  <message>
   <source>Mean of the layer's outputs over the batch: μ = 1/n Σa. Far from 0 it shifts every later layer.</source>
   <translation>该层输出在一个批次上的均值：μ = 1/n Σa。远离 0 时会使后面各层发生偏移。</translation>
  </message>
  <message>
   <source>Mean squared error</source>
   <translation>均方误差</translation>
  </message>
  <message>
   <source>Mean μ</source>
   <translation>均值 μ</translation>
  </message>
  <message>
   <source>Memory of the gradient's mean; 0.9 is about 10 steps.</source>
   <translation>对梯度均值的记忆；0.9 约相当于 10 步。</translation>
  </message>
  <message>
   <source>Memory of the squared gradient; 0.999 is about 1,000 steps.</source>
   <translation>对梯度平方的记忆；0.999 约相当于 1,000 步。</translation>
  </message>
  <message>
   <source>Misclassified first</source>
   <translation>分类错误的在前</translation>
  </message>
  <message>
   <source>Momentum β</source>
   <translation>动量 β</translation>
  </message>
  <message>
   <source>NaN, ∞</source>
   <translation>NaN、∞</translation>
  </message>
  <message>
   <source>Name</source>
   <translation>名称</translation>
  </message>
  <message>
   <source>Near 0 it passes the gradient whole, so it goes deeper than the sigmoid; far from 0 it saturates just the same.</source>
   <translation>在 0 附近它完整地传递梯度，因此可以比 sigmoid 更深；远离 0 时同样会饱和。</translation>
  </message>
  <message>
   <source>Nesterov</source>
   <translation>Nesterov 动量</translation>
  </message>
  <message>
   <source>Network</source>
   <translation>网络</translation>
  </message>
  <message>
   <source>Noise</source>
   <translation>噪声</translation>
  </message>
  <message>
   <source>Normal</source>
   <translation>正态</translation>
  </message>
  <message>
   <source>Normalization</source>
   <translation>归一化</translation>
  </message>
  <message>
   <source>Not a finite number</source>
   <translation>不是有限的数</translation>
  </message>
  <message>
   <source>Nothing is entered. The default is {default}.</source>
   <translation>没有输入内容。默认值为 {default}。</translation>
  </message>
  <message>
   <source>One change takes effect on Reset.</source>
   <translation>有一项更改将在重置后生效。</translation>
  </message>
  <message>
   <source>One neuron solves it, so it shows what an optimizer does without the network getting in the way. The best possible share of errors is Φ(−R/(√2·noise)): one in 400 at the default, 8 % at a noise of 1.</source>
   <translation>一个神经元就能解决，因此可以单独观察优化器的行为，不受网络影响。可达到的最低错误率为 Φ(−R/(√2·noise))：默认值下为 1/400，噪声为 1 时为 8 %。</translation>
  </message>
  <message>
   <source>One of: {options}</source>
   <translation>可选：{options}</translation>
  </message>
  <message>
   <source>Open an experiment</source>
   <translation>打开实验</translation>
  </message>
  <message>
   <source>Open an experiment file</source>
   <translation>打开实验文件</translation>
  </message>
  <message>
   <source>Open recent</source>
   <translation>最近打开</translation>
  </message>
  <message>
   <source>Open…</source>
   <translation>打开…</translation>
  </message>
  <message>
   <source>Opposite quadrants share a class.</source>
   <translation>相对的两个象限属于同一类。</translation>
  </message>
  <message>
   <source>Optimizer</source>
   <translation>优化器</translation>
  </message>
  <message>
   <source>Outliers</source>
   <translation>离群点</translation>
  </message>
  <message>
   <source>Passes every value on unchanged.</source>
   <translation>原样传递每个值。</translation>
  </message>
  <message>
   <source>Passes positive values on and sets the others to zero.</source>
   <translation>传递正值，其余置零。</translation>
  </message>
  <message>
   <source>Pause</source>
   <translation>暂停</translation>
  </message>
  <message>
   <source>Pause training</source>
   <translation>暂停训练</translation>
  </message>
  <message>
   <source>Paused</source>
   <translation>已暂停</translation>
  </message>
  <message>
   <source>Picture of the dataset</source>
   <translation>数据集图示</translation>
  </message>
  <message>
   <source>Points</source>
   <translation>点数</translation>
  </message>
  <message>
   <source>Points along a straight line, some of them far off.</source>
   <translation>沿直线分布的点，其中一些偏离很远。</translation>
  </message>
  <message>
   <source>Preparing</source>
   <translation>准备中</translation>
  </message>
  <message>
   <source>Preparing the network</source>
   <translation>正在准备网络</translation>
  </message>
  <message>
   <source>Preparing: {what}</source>
   <translation>准备中：{what}</translation>
  </message>
  <message>
   <source>Presentation</source>
   <translation>演示模式</translation>
  </message>
  <message>
   <source>Presets</source>
   <translation>预设</translation>
  </message>
  <message>
   <source>Press Space to train</source>
   <translation>按空格键开始训练</translation>
  </message>
  <message>
   <source>Put every panel back in its place</source>
   <translation>把所有面板放回原位</translation>
  </message>
  <message>
   <source>Quit</source>
   <translation>退出</translation>
  </message>
  <message>
   <source>Range: {range}</source>
   <translation>范围：{range}</translation>
  </message>
  <message>
   <source>ReLU</source>
   <translation>ReLU</translation>
  </message>
  <message>
   <source>Redo</source>
   <translation>重做</translation>
  </message>
  <message>
   <source>Regularization</source>
   <translation>正则化</translation>
  </message>
  <message>
   <source>Reset</source>
   <translation>重置</translation>
  </message>
  <message>
   <source>Reset layout</source>
   <translation>重置布局</translation>
  </message>
  <message>
   <source>Reset with new weights</source>
   <translation>用新权重重置</translation>
  </message>
  <message>
   <source>Right for tanh. For ReLU, which drops half of its input, it is too small by √2: see He. For the sigmoid no gain helps much, because its slope is 1/4 at best.</source>
   <translation>适用于 tanh。对于舍弃一半输入的 ReLU，它小了 √2 倍：参见 He 初始化。对于 sigmoid，增益的作用不大，因为其斜率最大只有 1/4。</translation>
  </message>
  <message>
   <source>Rise of the target for one unit of x.</source>
   <translation>x 每增加一个单位时目标值的增量。</translation>
  </message>
  <message>
   <source>Run</source>
   <translation>运行</translation>
  </message>
  <message>
   <source>SGD</source>
   <translation>SGD</translation>
  </message>
  <message>
   <source>Saturated</source>
   <translation>饱和</translation>
  </message>
  <message>
   <source>Saturated: more than 50 % of the outputs lie where the activation is flat</source>
   <translation>饱和：超过 50 % 的输出位于激活函数的平坦区</translation>
  </message>
  <message>
   <source>Save</source>
   <translation>保存</translation>
  </message>
  <message>
   <source>Save as…</source>
   <translation>另存为…</translation>
  </message>
  <message>
   <source>Save the changes to “{name}”?</source>
   <translation>是否保存对“{name}”的更改？</translation>
  </message>
  <message>
   <source>Save the experiment</source>
   <translation>保存实验</translation>
  </message>
  <message>
   <source>Save the experiment to another file</source>
   <translation>将实验保存到另一个文件</translation>
  </message>
  <message>
   <source>Save the experiment to its file</source>
   <translation>将实验保存到其文件</translation>
  </message>
  <message>
   <source>Scale</source>
   <translation>尺度</translation>
  </message>
  <message>
   <source>Scales the whole gradient down to this norm where it is larger. 0: off.</source>
   <translation>整个梯度的范数超过此值时按比例缩小到此值。0：关闭。</translation>
  </message>
  <message>
   <source>Schedule</source>
   <translation>学习率调度</translation>
  </message>
  <message>
   <source>Seed</source>
   <translation>种子</translation>
  </message>
  <message>
   <source>Shaped like MNIST and clearly harder: shirts, pullovers and coats are mistaken for each other, so the confusion matrix has something to tell. About 85 % with a small network on this part of the training images.</source>
   <translation>形状与 MNIST 相同，但明显更难：衬衫、套头衫和外套容易互相混淆，因此混淆矩阵很有看头。用这部分训练图像，小型网络约可达到 85 %。</translation>
  </message>
  <message>
   <source>Share of the examples kept for validation, the same in every class.</source>
   <translation>留作验证的样本比例，各类别相同。</translation>
  </message>
  <message>
   <source>Share of the last step that is kept. 0: plain SGD.</source>
   <translation>保留上一步的比例。0：普通 SGD。</translation>
  </message>
  <message>
   <source>Share of the layer's outputs where the activation is nearly flat, so that little gradient passes.</source>
   <translation>该层输出中位于激活函数近乎平坦处、几乎不传递梯度的比例。</translation>
  </message>
  <message>
   <source>Share of the layer's units that are flat for every example of the batch: they learn nothing from it.</source>
   <translation>该层中对批次内所有样本都平坦的单元比例：它们从中学不到任何东西。</translation>
  </message>
  <message>
   <source>Share of the new gradient left out of the momentum.</source>
   <translation>新梯度中不计入动量的比例。</translation>
  </message>
  <message>
   <source>Share of the points that are moved away from the line by 4.</source>
   <translation>偏离直线 4 个单位的点所占比例。</translation>
  </message>
  <message>
   <source>Share of the rate at which the warm-up begins.</source>
   <translation>预热开始时学习率所占的比例。</translation>
  </message>
  <message>
   <source>Shift and scale all pixels alike to mean 0 and deviation 1, as measured on the training images.</source>
   <translation>按训练样本测得的统计量，把所有像素统一平移和缩放到均值 0、标准差 1。</translation>
  </message>
  <message>
   <source>Shift and scale the features to mean 0 and deviation 1, as measured on the training examples.</source>
   <translation>按训练样本测得的统计量，把各特征平移和缩放到均值 0、标准差 1。</translation>
  </message>
  <message>
   <source>Shortcuts</source>
   <translation>快捷键</translation>
  </message>
  <message>
   <source>Show the newest data again</source>
   <translation>重新显示最新数据</translation>
  </message>
  <message>
   <source>Shows how hidden units are spent on bends: too few leave waves out, too many follow the noise. Networks learn slow waves before fast ones, so more cycles need far more steps.</source>
   <translation>展示隐藏单元如何用于弯折：太少会漏掉波形，太多会拟合噪声。网络先学会慢波再学会快波，因此周期越多，需要的步数越多。</translation>
  </message>
  <message>
   <source>Shuffle</source>
   <translation>打乱顺序</translation>
  </message>
  <message>
   <source>Sigmoid</source>
   <translation>Sigmoid</translation>
  </message>
  <message>
   <source>Sine</source>
   <translation>正弦</translation>
  </message>
  <message>
   <source>Slope</source>
   <translation>斜率</translation>
  </message>
  <message>
   <source>Small enough that an epoch takes milliseconds, real enough that 97 % is a good result. With so few images a wide network learns them by heart: watch training and validation part ways.</source>
   <translation>小到一个轮次只需几毫秒，又真实到 97 % 已是好成绩。图像这么少，宽网络会死记硬背：请观察训练与验证曲线如何分开。</translation>
  </message>
  <message>
   <source>Source: {source}</source>
   <translation>来源：{source}</translation>
  </message>
  <message>
   <source>Speed</source>
   <translation>速度</translation>
  </message>
  <message>
   <source>Spirals</source>
   <translation>螺旋线</translation>
  </message>
  <message>
   <source>Spread</source>
   <translation>离散度</translation>
  </message>
  <message>
   <source>Spread of the weights.</source>
   <translation>权重的离散程度。</translation>
  </message>
  <message>
   <source>Squashes every value between 0 and 1.</source>
   <translation>把每个值压缩到 0 与 1 之间。</translation>
  </message>
  <message>
   <source>Squashes every value between −1 and 1, centred on 0.</source>
   <translation>把每个值压缩到 −1 与 1 之间，以 0 为中心。</translation>
  </message>
  <message>
   <source>Standard deviation of each cloud, in the units of the axes.</source>
   <translation>每团点云的标准差，单位与坐标轴相同。</translation>
  </message>
  <message>
   <source>Standard deviation of the Gaussian scatter, in the units of the axes.</source>
   <translation>高斯散布的标准差，单位与坐标轴相同。</translation>
  </message>
  <message>
   <source>Standard deviation of the layer's outputs over the batch: σ = √(1/n Σ(a − μ)²). Near 0 all examples look the same to the next layer.</source>
   <translation>该层输出在一个批次上的标准差：σ = √(1/n Σ(a − μ)²)。接近 0 时，对下一层来说所有样本看起来都一样。</translation>
  </message>
  <message>
   <source>Standardize</source>
   <translation>标准化</translation>
  </message>
  <message>
   <source>Start again from step 0 with what the form says.</source>
   <translation>按表单内容从第 0 步重新开始。</translation>
  </message>
  <message>
   <source>Start again from the same initial weights</source>
   <translation>从相同的初始权重重新开始</translation>
  </message>
  <message>
   <source>Start again from the weights of another seed</source>
   <translation>用另一个种子的权重重新开始</translation>
  </message>
  <message>
   <source>Step</source>
   <translation>单步</translation>
  </message>
  <message>
   <source>Steps against the gradient, with or without memory of earlier steps.</source>
   <translation>沿梯度的反方向移动，可带或不带对以往步骤的记忆。</translation>
  </message>
  <message>
   <source>Steps from full to lowest rate. 0: the whole run.</source>
   <translation>从最高学习率降到最低学习率的步数。0：整个运行。</translation>
  </message>
  <message>
   <source>Steps of about the rate's size in every parameter, from running means of the gradient and of its square.</source>
   <translation>根据梯度及其平方的滑动平均，每个参数每步移动的距离大致等于学习率。</translation>
  </message>
  <message>
   <source>Steps over which the rate rises to its full value.</source>
   <translation>学习率上升到最大值所用的步数。</translation>
  </message>
  <message>
   <source>Stop at the first number that is not finite.</source>
   <translation>遇到第一个非有限的数就停止。</translation>
  </message>
  <message>
   <source>Stop on divergence</source>
   <translation>发散时停止</translation>
  </message>
  <message>
   <source>Stopped early</source>
   <translation>提前停止</translation>
  </message>
  <message>
   <source>Take back the last change to the experiment</source>
   <translation>撤销对实验的上一次更改</translation>
  </message>
  <message>
   <source>Take one training step, then pause</source>
   <translation>训练一步，然后暂停</translation>
  </message>
  <message>
   <source>Tanh</source>
   <translation>Tanh</translation>
  </message>
  <message>
   <source>Target at x = 0.</source>
   <translation>x = 0 时的目标值。</translation>
  </message>
  <message>
   <source>The baseline of all others. It stalls in long, narrow valleys, where momentum helps, and one rate must do for all parameters. Dampening τ = β gives the averaged form of momentum.</source>
   <translation>所有其他优化器的基准。在狭长的山谷中会停滞不前，此时动量有帮助；所有参数只能共用一个学习率。阻尼 τ = β 时得到动量的平均形式。</translation>
  </message>
  <message>
   <source>The largest output is subtracted first, so that nothing overflows. Its gradient is the plain error of the probabilities: it does not fade where the network is confidently wrong.</source>
   <translation>先减去最大的输出，因此不会溢出。其梯度就是概率的误差：即使网络错得很自信，梯度也不会消失。</translation>
  </message>
  <message>
   <source>The learning rate from the first step to the last.</source>
   <translation>从第一步到最后一步的学习率。</translation>
  </message>
  <message>
   <source>The mean of the squared differences between output and target.</source>
   <translation>输出与目标之差的平方的均值。</translation>
  </message>
  <message>
   <source>The plain choice. With it, SGD ends up jittering around a minimum, by more the larger the rate.</source>
   <translation>最朴素的选择。与 SGD 搭配时，最终会在极小值附近抖动，学习率越大抖动越大。</translation>
  </message>
  <message>
   <source>The same learning rate at every step.</source>
   <translation>每一步都使用相同的学习率。</translation>
  </message>
  <message>
   <source>The set that most textbooks and papers show. This part of its training images is enough for about 94 % with a small network; published results use all 60,000.</source>
   <translation>大多数教材和论文展示的数据集。这里的部分训练图像足以让小型网络达到约 94 %；已发表的结果使用全部 60,000 张。</translation>
  </message>
  <message>
   <source>The smallest problem that no single layer can solve: two hidden units are enough, and two is where training often gets stuck. Noise beyond the gap of R/10 at the axes mixes the classes.</source>
   <translation>单层网络无法解决的最小问题：两个隐藏单元就够，但恰好两个时训练常常卡住。噪声超过坐标轴处 R/10 的间隙时，两类会混在一起。</translation>
  </message>
  <message>
   <source>The surprise at a yes or no, given the sigmoid of one output.</source>
   <translation>在给定单个输出的 sigmoid 时，对“是”或“否”的意外程度。</translation>
  </message>
  <message>
   <source>The surprise at the true class, given the softmax of the outputs.</source>
   <translation>在给定各输出的 softmax 时，对真实类别的意外程度。</translation>
  </message>
  <message>
   <source>The training stopped on an error of the program itself.</source>
   <translation>由于程序自身的错误，训练已停止。</translation>
  </message>
  <message>
   <source>The widths of the hidden layers, such as '128, 64', or '32×20' for 20 layers of 32.</source>
   <translation>各隐藏层的宽度，例如“128, 64”，或用“32×20”表示 20 个宽度为 32 的层。</translation>
  </message>
  <message>
   <source>Theme</source>
   <translation>主题</translation>
  </message>
  <message>
   <source>Three hidden units can fence the disc in, so it is the first set that a linear classifier fails on and a small network solves. Noise beyond the gap of R/5 mixes the classes.</source>
   <translation>三个隐藏单元就能把圆盘围起来，因此它是线性分类器失败而小型网络能解决的第一个数据集。噪声超过 R/5 的间隙时，两类会混在一起。</translation>
  </message>
  <message>
   <source>Too small a σ makes signals and gradients fade from layer to layer, too large a one makes them explode; the right one depends on the width, which Xavier's and He's rules take into account.</source>
   <translation>σ 太小，信号和梯度会逐层减弱；太大则会爆炸；合适的值取决于层的宽度，Xavier 和 He 的规则考虑了这一点。</translation>
  </message>
  <message>
   <source>Train for one epoch, then pause</source>
   <translation>训练一个轮次，然后暂停</translation>
  </message>
  <message>
   <source>Train until paused</source>
   <translation>训练直到暂停</translation>
  </message>
  <message>
   <source>Training</source>
   <translation>训练</translation>
  </message>
  <message>
   <source>Training stopped early: nothing got better after step {step:,}.</source>
   <translation>训练已提前停止：第 {step:,} 步之后没有任何改善。</translation>
  </message>
  <message>
   <source>Training: {examples} · inputs: {features} · classes: {classes}</source>
   <translation>训练样本：{examples} · 输入：{features} · 类别：{classes}</translation>
  </message>
  <message>
   <source>Training: {examples} · inputs: {features} · targets: {targets}</source>
   <translation>训练样本：{examples} · 输入：{features} · 目标：{targets}</translation>
  </message>
  <message>
   <source>Turns</source>
   <translation>圈数</translation>
  </message>
  <message>
   <source>Two clouds</source>
   <translation>两团点云</translation>
  </message>
  <message>
   <source>Two half circles, each holding the end of the other.</source>
   <translation>两个半圆，各自包住对方的一端。</translation>
  </message>
  <message>
   <source>Two moons</source>
   <translation>双月</translation>
  </message>
  <message>
   <source>Two round clouds on either side of a line.</source>
   <translation>一条直线两侧的两团圆形点云。</translation>
  </message>
  <message>
   <source>Two spirals</source>
   <translation>双螺旋</translation>
  </message>
  <message>
   <source>Undo</source>
   <translation>撤销</translation>
  </message>
  <message>
   <source>Unit: {unit}</source>
   <translation>单位：{unit}</translation>
  </message>
  <message>
   <source>Units a layer</source>
   <translation>每层单元数</translation>
  </message>
  <message>
   <source>Unsaved changes</source>
   <translation>未保存的更改</translation>
  </message>
  <message>
   <source>Update</source>
   <translation>更新</translation>
  </message>
  <message>
   <source>Vanishing gradient</source>
   <translation>梯度消失</translation>
  </message>
  <message>
   <source>Vanishing gradient, repaired</source>
   <translation>梯度消失（已修复）</translation>
  </message>
  <message>
   <source>Vanishing: less than 1/1000 of the output layer's gradient</source>
   <translation>消失：不到输出层梯度的 1/1000</translation>
  </message>
  <message>
   <source>Versions of dllab and what it is made with</source>
   <translation>dllab 及其所用组件的版本</translation>
  </message>
  <message>
   <source>Warm-up</source>
   <translation>预热</translation>
  </message>
  <message>
   <source>Warm-up start</source>
   <translation>预热起点</translation>
  </message>
  <message>
   <source>Weight decay λ</source>
   <translation>权重衰减 λ</translation>
  </message>
  <message>
   <source>Weights of one fixed spread, whatever the layer's width.</source>
   <translation>无论层有多宽，权重的离散程度都固定不变。</translation>
  </message>
  <message>
   <source>What the experiment is called, in its file and in legends.</source>
   <translation>实验的名称，用于文件和图例。</translation>
  </message>
  <message>
   <source>Where a unit is on, the gradient passes whole, so deep networks train. A unit that is off for every example gets no gradient and stays off: it is dead. NaN is passed on, so that a diverged layer shows.</source>
   <translation>单元开启时梯度完整通过，因此深层网络可以训练。对所有样本都关闭的单元得不到梯度，会一直关闭：它已失活。NaN 会继续传递，使发散的层显现出来。</translation>
  </message>
  <message>
   <source>Where every bias starts.</source>
   <translation>每个偏置的初始值。</translation>
  </message>
  <message>
   <source>Where the rate ends.</source>
   <translation>学习率的最终值。</translation>
  </message>
  <message>
   <source>Within healthy bounds</source>
   <translation>处于正常范围</translation>
  </message>
  <message>
   <source>Works at the first try on most problems. Without the corrections m̂ and v̂ the first steps would be far off. Near a minimum it keeps jittering unless the rate falls.</source>
   <translation>在大多数问题上一次就能奏效。若没有修正项 m̂ 和 v̂，最初几步会偏差很大。除非降低学习率，否则在极小值附近会一直抖动。</translation>
  </message>
  <message>
   <source>XOR</source>
   <translation>异或</translation>
  </message>
  <message>
   <source>Xavier normal</source>
   <translation>Xavier 正态</translation>
  </message>
  <message>
   <source>Zeros</source>
   <translation>零</translation>
  </message>
  <message>
   <source>a network of {parameters:,} parameters needs {needed:.1f} GB of memory; {free:.1f} GB are free</source>
   <translation>含 {parameters:,} 个参数的网络需要 {needed:.1f} GB 内存，可用内存为 {free:.1f} GB</translation>
  </message>
  <message>
   <source>accuracy %</source>
   <translation>准确率 %</translation>
  </message>
  <message>
   <source>all training examples are of one class; classification needs two or more</source>
   <translation>所有训练样本都属于同一类；分类需要两类或更多</translation>
  </message>
  <message>
   <source>batch</source>
   <translation>批次</translation>
  </message>
  <message>
   <source>cannot save {file}: {reason}</source>
   <translation>无法保存 {file}：{reason}</translation>
  </message>
  <message>
   <source>class {label} has one example, which cannot be both trained on and held out; add examples, or hold nothing out (validation = 0)</source>
   <translation>类别 {label} 只有一个样本，不能既用于训练又留作验证；请添加样本，或不留验证集（validation = 0）</translation>
  </message>
  <message>
   <source>colour: target and network output</source>
   <translation>颜色：目标与网络输出</translation>
  </message>
  <message>
   <source>each batch</source>
   <translation>每个批次</translation>
  </message>
  <message>
   <source>fan_in keeps the forward signal steady, fan_out the gradient.</source>
   <translation>fan_in 使前向信号保持稳定，fan_out 使梯度保持稳定。</translation>
  </message>
  <message>
   <source>fan_in keeps the signal's spread, fan_out the gradient's.</source>
   <translation>fan_in 保持信号的离散程度，fan_out 保持梯度的离散程度。</translation>
  </message>
  <message>
   <source>gradient norm</source>
   <translation>梯度范数</translation>
  </message>
  <message>
   <source>has {count} entries; at most {most}</source>
   <translation>有 {count} 项；最多 {most} 项</translation>
  </message>
  <message>
   <source>image_shape {shape} does not hold the {count} features of x_train</source>
   <translation>image_shape {shape} 与 x_train 的 {count} 个特征不符</translation>
  </message>
  <message>
   <source>inputs have shape {found}; the network takes [examples, {features}]</source>
   <translation>输入的形状为 {found}；网络需要 [样本, {features}]</translation>
  </message>
  <message>
   <source>is not accepted ({reason})</source>
   <translation>不被接受（{reason}）</translation>
  </message>
  <message>
   <source>layer</source>
   <translation>层</translation>
  </message>
  <message>
   <source>layer {number}</source>
   <translation>第 {number} 层</translation>
  </message>
  <message>
   <source>loading …</source>
   <translation>正在加载…</translation>
  </message>
  <message>
   <source>log</source>
   <translation>对数</translation>
  </message>
  <message>
   <source>loss</source>
   <translation>损失</translation>
  </message>
  <message>
   <source>mean: 1/n Σ(y−t)². half_mean: half of it. half_sum: ½Σ over the outputs, mean over the batch.</source>
   <translation>mean：1/n Σ(y−t)²。half_mean：其一半。half_sum：对输出求 ½Σ，再对批次取均值。</translation>
  </message>
  <message>
   <source>mixed</source>
   <translation>混合</translation>
  </message>
  <message>
   <source>must be a finite number</source>
   <translation>必须是有限的数</translation>
  </message>
  <message>
   <source>must be a list</source>
   <translation>必须是列表</translation>
  </message>
  <message>
   <source>must be a number</source>
   <translation>必须是数字</translation>
  </message>
  <message>
   <source>must be a table</source>
   <translation>必须是表</translation>
  </message>
  <message>
   <source>must be a table with a name, like {{ name = "…" }}</source>
   <translation>必须是带名称的表，例如 {{ name = "…" }}</translation>
  </message>
  <message>
   <source>must be a whole number</source>
   <translation>必须是整数</translation>
  </message>
  <message>
   <source>must be at least {bound}</source>
   <translation>必须不小于 {bound}</translation>
  </message>
  <message>
   <source>must be at most {bound}</source>
   <translation>必须不大于 {bound}</translation>
  </message>
  <message>
   <source>must be greater than {bound}</source>
   <translation>必须大于 {bound}</translation>
  </message>
  <message>
   <source>must be less than {bound}</source>
   <translation>必须小于 {bound}</translation>
  </message>
  <message>
   <source>must be text in quotes</source>
   <translation>必须是带引号的文本</translation>
  </message>
  <message>
   <source>must be true or false</source>
   <translation>必须是 true 或 false</translation>
  </message>
  <message>
   <source>must be {accepted}</source>
   <translation>必须是 {accepted}</translation>
  </message>
  <message>
   <source>n counts examples and outputs. A far outlier dominates it. On a classifier, with one column a class, its gradient fades where a sigmoid output is confidently wrong: cross-entropy does not.</source>
   <translation>n 为样本数与输出数之积。远处的离群点会主导它。用于分类器（每类一列）时，若 sigmoid 输出错得很自信，梯度会消失：交叉熵则不会。</translation>
  </message>
  <message>
   <source>nesterov needs momentum above 0 and dampening 0</source>
   <translation>nesterov 要求动量大于 0 且阻尼为 0</translation>
  </message>
  <message>
   <source>network</source>
   <translation>网络</translation>
  </message>
  <message>
   <source>no training example has the label {missing}, but {largest} occurs; number the classes 0, 1, 2, … without a gap, or name them all with `classes`</source>
   <translation>没有训练样本的标签为 {missing}，但出现了 {largest}；请把类别连续编号为 0、1、2……，或用 `classes` 为所有类别命名</translation>
  </message>
  <message>
   <source>none</source>
   <translation>无</translation>
  </message>
  <message>
   <source>not finite</source>
   <translation>非有限</translation>
  </message>
  <message>
   <source>off</source>
   <translation>关</translation>
  </message>
  <message>
   <source>on</source>
   <translation>开</translation>
  </message>
  <message>
   <source>output {value}</source>
   <translation>输出 {value}</translation>
  </message>
  <message>
   <source>output · {width}</source>
   <translation>输出 · {width}</translation>
  </message>
  <message>
   <source>parameters {wrong} are missing or unknown; expected {expected}</source>
   <translation>参数 {wrong} 缺失或未知；应为 {expected}</translation>
  </message>
  <message>
   <source>predicted class</source>
   <translation>预测类别</translation>
  </message>
  <message>
   <source>predicted exactly</source>
   <translation>完全准确</translation>
  </message>
  <message>
   <source>predicted value</source>
   <translation>预测值</translation>
  </message>
  <message>
   <source>step</source>
   <translation>步</translation>
  </message>
  <message>
   <source>step {step:,} · epoch {epoch:,.1f} · {time:,.3g} µs/step · {frames} frames/s · {memory:,.0f} MB</source>
   <translation>第 {step:,} 步 · 第 {epoch:,.1f} 轮 · {time:,.3g} 微秒/步 · {frames} 帧/秒 · {memory:,.0f} MB</translation>
  </message>
  <message>
   <source>step {step} · layer {layer} · {value}</source>
   <translation>第 {step} 步 · 第 {layer} 层 · {value}</translation>
  </message>
  <message>
   <source>step {step} · {name} · {value}</source>
   <translation>第 {step} 步 · {name} · {value}</translation>
  </message>
  <message>
   <source>steps</source>
   <translation>步</translation>
  </message>
  <message>
   <source>takes effect on Reset</source>
   <translation>重置后生效</translation>
  </message>
  <message>
   <source>target</source>
   <translation>目标</translation>
  </message>
  <message>
   <source>targets have {found} columns; the network has {expected} outputs</source>
   <translation>目标有 {found} 列，而网络有 {expected} 个输出</translation>
  </message>
  <message>
   <source>task is {task!r}; it is 'classification' or 'regression'</source>
   <translation>task 为 {task!r}；应为 'classification' 或 'regression'</translation>
  </message>
  <message>
   <source>the activations</source>
   <translation>激活值</translation>
  </message>
  <message>
   <source>the data cannot be loaded: {reason}</source>
   <translation>无法加载数据：{reason}</translation>
  </message>
  <message>
   <source>the experiment cannot be run:</source>
   <translation>无法运行此实验：</translation>
  </message>
  <message>
   <source>the file</source>
   <translation>文件</translation>
  </message>
  <message>
   <source>the gradient</source>
   <translation>梯度</translation>
  </message>
  <message>
   <source>the loss</source>
   <translation>损失</translation>
  </message>
  <message>
   <source>the loss {loss!r} does not fit a {task} task; these do: {fitting}</source>
   <translation>损失函数 {loss!r} 不适用于 {task} 任务；可用的有：{fitting}</translation>
  </message>
  <message>
   <source>the loss {loss!r} is for 2 classes, and the data has {count}; cross_entropy takes any number</source>
   <translation>损失函数 {loss!r} 用于 2 个类别，而数据有 {count} 个；cross_entropy 可用于任意多个类别</translation>
  </message>
  <message>
   <source>the weights</source>
   <translation>权重</translation>
  </message>
  <message>
   <source>there is no such key; did you mean {nearest!r}?</source>
   <translation>没有这个键；是否想写 {nearest!r}？</translation>
  </message>
  <message>
   <source>there is no such key; known: {known}</source>
   <translation>没有这个键；已知的键：{known}</translation>
  </message>
  <message>
   <source>there is no {name!r} among the {family}. Known: {known}</source>
   <translation>{family} 中没有 {name!r}。已知的有：{known}</translation>
  </message>
  <message>
   <source>there is no {name!r} among the {family}; did you mean {nearest!r}? Known: {known}</source>
   <translation>{family} 中没有 {name!r}；是否想写 {nearest!r}？已知的有：{known}</translation>
  </message>
  <message>
   <source>training</source>
   <translation>训练</translation>
  </message>
  <message>
   <source>training set</source>
   <translation>训练集</translation>
  </message>
  <message>
   <source>true class</source>
   <translation>真实类别</translation>
  </message>
  <message>
   <source>true value, training set</source>
   <translation>真实值，训练集</translation>
  </message>
  <message>
   <source>true value, validation set</source>
   <translation>真实值，验证集</translation>
  </message>
  <message>
   <source>true {true} · predicted {predicted}</source>
   <translation>真实 {true} · 预测 {predicted}</translation>
  </message>
  <message>
   <source>true: {true}</source>
   <translation>真实：{true}</translation>
  </message>
  <message>
   <source>true: {true} · predicted: {predicted}</source>
   <translation>真实：{true} · 预测：{predicted}</translation>
  </message>
  <message>
   <source>true: {true} · predicted: {predicted} · {count}</source>
   <translation>真实：{true} · 预测：{predicted} · {count}</translation>
  </message>
  <message>
   <source>u is uniform, so the points lie evenly along an arm; k numbers the arms. No straight line, circle or product of coordinates parts the classes: a network needs depth or width, and a saturating activation makes that hard to train. More turns and more noise make the arms touch.</source>
   <translation>u 服从均匀分布，因此点沿螺旋臂均匀分布；k 为臂的编号。直线、圆或坐标的乘积都无法分开各类：网络需要深度或宽度，而饱和的激活函数会使训练变得困难。圈数越多、噪声越大，各臂越容易接触。</translation>
  </message>
  <message>
   <source>validation</source>
   <translation>验证</translation>
  </message>
  <message>
   <source>x_{part} has {x} rows and y_{part} has {y}; there must be one target an example</source>
   <translation>x_{part} 有 {x} 行，y_{part} 有 {y} 行；每个样本必须有一个目标</translation>
  </message>
  <message>
   <source>y_val has {found} columns and y_train has {expected}; they must be the same</source>
   <translation>y_val 有 {found} 列，y_train 有 {expected} 列；两者必须相同</translation>
  </message>
  <message>
   <source>{count:,} steps/s</source>
   <translation>{count:,} 步/秒</translation>
  </message>
  <message>
   <source>{count} changes take effect on Reset.</source>
   <translation>有 {count} 项更改将在重置后生效。</translation>
  </message>
  <message>
   <source>{count} layers: there can be 1 to {most} of them.</source>
   <translation>有 {count} 层：层数必须在 1 到 {most} 之间。</translation>
  </message>
  <message>
   <source>{count} steps</source>
   <translation>{count} 步</translation>
  </message>
  <message>
   <source>{file} is damaged ({reason}); please reinstall dllab</source>
   <translation>{file} 已损坏（{reason}）；请重新安装 dllab</translation>
  </message>
  <message>
   <source>{file} is missing from the installation (looked for {path}); please reinstall dllab</source>
   <translation>安装中缺少 {file}（查找位置：{path}）；请重新安装 dllab</translation>
  </message>
  <message>
   <source>{layers} · {count} parameters</source>
   <translation>{layers} · {count} 个参数</translation>
  </message>
  <message>
   <source>{layer} · {width} {activation}</source>
   <translation>{layer} · {width} {activation}</translation>
  </message>
  <message>
   <source>{loss} does not fit the data</source>
   <translation>{loss}与数据不匹配</translation>
  </message>
  <message>
   <source>{names} feature names are given for the {count} features of x_train</source>
   <translation>给出了 {names} 个特征名称，而 x_train 有 {count} 个特征</translation>
  </message>
  <message>
   <source>{name} ({unit})</source>
   <translation>{name}（{unit}）</translation>
  </message>
  <message>
   <source>{name} has shape {found}; expected {expected}</source>
   <translation>{name} 的形状为 {found}；应为 {expected}</translation>
  </message>
  <message>
   <source>{name} has shape {shape}; it must be [N] or [N, outputs]</source>
   <translation>{name} 的形状为 {shape}；必须为 [N] 或 [N, 输出数]</translation>
  </message>
  <message>
   <source>{name} has shape {shape}; it must be [N], one class number an example</source>
   <translation>{name} 的形状为 {shape}；必须为 [N]，每个样本一个类别编号</translation>
  </message>
  <message>
   <source>{name} has {found} features and x_train has {expected}; they must be the same</source>
   <translation>{name} 有 {found} 个特征，x_train 有 {expected} 个；两者必须相同</translation>
  </message>
  <message>
   <source>{name} is empty; training needs at least one example</source>
   <translation>{name} 为空；训练至少需要一个样本</translation>
  </message>
  <message>
   <source>{name} is the single number {value}; it must have a row an example</source>
   <translation>{name} 是单个数 {value}；每个样本必须有一行</translation>
  </message>
  <message>
   <source>{name} · output {value}</source>
   <translation>{name} · 输出 {value}</translation>
  </message>
  <message>
   <source>{name} · {share}</source>
   <translation>{name} · {share}</translation>
  </message>
  <message>
   <source>{name}[*] — dllab</source>
   <translation>{name}[*] — dllab</translation>
  </message>
  <message>
   <source>{name}[{row}] has {found} values and {name}[0] has {expected}; all rows must be alike</source>
   <translation>{name}[{row}] 有 {found} 个值，而 {name}[0] 有 {expected} 个；所有行必须一致</translation>
  </message>
  <message>
   <source>{name}[{row}] is {value}; class labels are the whole numbers 0, 1, 2, …</source>
   <translation>{name}[{row}] 为 {value}；类别标签应为整数 0、1、2……</translation>
  </message>
  <message>
   <source>{name}[{row}] is {value}; the {count} classes are 0 to {largest}</source>
   <translation>{name}[{row}] 为 {value}；{count} 个类别的编号为 0 到 {largest}</translation>
  </message>
  <message>
   <source>{path} cannot be read: {reason}</source>
   <translation>无法读取 {path}：{reason}</translation>
  </message>
  <message>
   <source>{path} cannot be run:</source>
   <translation>无法运行 {path}：</translation>
  </message>
  <message>
   <source>{path} cannot be written: {reason}</source>
   <translation>无法写入 {path}：{reason}</translation>
  </message>
  <message>
   <source>{path} is not text in UTF-8 (byte {position}); is it an experiment file?</source>
   <translation>{path} 不是 UTF-8 文本（第 {position} 字节）；这是实验文件吗？</translation>
  </message>
  <message>
   <source>{path} is not valid TOML: {reason}</source>
   <translation>{path} 不是有效的 TOML：{reason}</translation>
  </message>
  <message>
   <source>{right} of {total} training examples right · {share}</source>
   <translation>训练样本：{total} 个中正确 {right} 个 · {share}</translation>
  </message>
  <message>
   <source>{right} of {total} validation examples right · {share}</source>
   <translation>验证样本：{total} 个中正确 {right} 个 · {share}</translation>
  </message>
  <message>
   <source>{what} ({keys})</source>
   <translation>{what}（{keys}）</translation>
  </message>
  <message>
   <source>{where} is {value!r}, which is not a number</source>
   <translation>{where} 为 {value!r}，不是数字</translation>
  </message>
  <message>
   <source>{where} is {value}, which is more than a 32-bit float can hold ({largest:.3g})</source>
   <translation>{where} 为 {value}，超出 32 位浮点数的范围（{largest:.3g}）</translation>
  </message>
  <message>
   <source>{where} is {value}; every value must be finite</source>
   <translation>{where} 为 {value}；所有值都必须是有限的</translation>
  </message>
  <message>
   <source>{x} → output {y}</source>
   <translation>{x} → 输出 {y}</translation>
  </message>
  <message>
   <source>β₁</source>
   <translation>β₁</translation>
  </message>
  <message>
   <source>β₂</source>
   <translation>β₂</translation>
  </message>
  <message>
   <source>ε</source>
   <translation>ε</translation>
  </message>
 </context>
</TS>
